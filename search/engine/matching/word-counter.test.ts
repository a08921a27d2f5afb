import { expect, it } from 'vitest'
import { Random } from '../../bench/random.ts'
import { Scratch } from '../scratch/scratch.ts'
import { CHUNK_SIZE } from '../segment/chunks.ts'
import type { Segment } from '../segment/segment.ts'
import type { TermGroup } from '../segment/term-group.ts'
import type { Strengths } from './scoring.ts'
import { WordCounter } from './word-counter.ts'
import { WordScorer } from './word-scorer.ts'

const documents = CHUNK_SIZE + 20_000

/** A segment of nothing but posting lists; list `t` is of term `t`. */
function segmentOf(lists: number[][]): Segment {
  const chunkStarts = [0]
  const chunkKeys: number[] = []
  const chunkEnds: number[] = []
  const postingDocuments: number[] = []
  for (const list of lists) {
    for (const chunk of [0, 1]) {
      const held = list.filter((document) => document >>> 16 === chunk)
      if (held.length === 0) continue
      chunkKeys.push(chunk)
      for (const document of held) postingDocuments.push(document & (CHUNK_SIZE - 1))
      chunkEnds.push(postingDocuments.length)
    }
    chunkStarts.push(chunkKeys.length)
  }
  return {
    documents,
    chunkStarts: Uint32Array.from(chunkStarts),
    chunkKeys: Uint16Array.from(chunkKeys),
    chunkEnds: Uint32Array.from(chunkEnds),
    postingDocuments: Uint16Array.from(postingDocuments),
  } as Segment
}

/** Made up, but told by the posting alone, as the true ones are. */
const strengths = { of: (_: Segment, posting: number) => 1 + (posting % 5) } as unknown as Strengths

it('counts and scores as looking at every document does', () => {
  const random = new Random(7)
  const scratch = new Scratch()
  const counter = new WordCounter(scratch)
  const scorer = new WordScorer(scratch)
  for (let round = 0; round < 30; round++) {
    const words = 1 + random.below(9)
    const lists: number[][] = []
    const groups = Array.from({ length: words }, (): TermGroup => {
      const terms = random.below(2) === 0 ? 1 : random.below(4)
      const ordinals = Array.from({ length: terms }, () => {
        // from lists of a few documents to lists of nearly all
        const share = 10 ** -random.below(5) * random.next()
        const list: number[] = []
        for (let d = -1; ; list.push(d)) {
          d += Math.max(1, Math.ceil(Math.log(1 - random.next()) / Math.log(1 - share)))
          if (d >= documents) break
        }
        return lists.push(list) - 1
      })
      const weights = Float64Array.from(ordinals, () => 1 + random.below(3))
      return { ordinals: Uint32Array.from(ordinals), weights, length: terms, forms: random.below(terms + 1) }
    })
    const segment = segmentOf(lists)
    const least = 1 + random.below(words)
    for (const chunk of [0, 1]) {
      const base = chunk * CHUNK_SIZE
      const held = new Map<number, number>()
      const halves = new Map<number, number>()
      const sums = new Map<number, number>()
      for (const { ordinals, weights, forms } of groups) {
        const best = new Map<number, number>()
        const byForm = new Set<number>()
        ordinals.forEach((ordinal, i) => {
          const entry = segment.chunkKeys
            .subarray(segment.chunkStarts[ordinal], segment.chunkStarts[ordinal + 1])
            .indexOf(chunk)
          if (entry < 0) return
          const e = segment.chunkStarts[ordinal]! + entry
          for (let p = segment.chunkEnds[e - 1] ?? 0; p < segment.chunkEnds[e]!; p++) {
            const document = segment.postingDocuments[p]!
            const score = weights[i]! * strengths.of(segment, p, base + document)
            if (i < forms) byForm.add(document)
            best.set(document, Math.max(best.get(document) ?? 0, score))
          }
        })
        for (const [document, score] of best) {
          held.set(document, (held.get(document) ?? 0) + 1)
          halves.set(document, (halves.get(document) ?? 0) + (byForm.has(document) ? 2 : 1))
          sums.set(document, (sums.get(document) ?? 0) + score)
        }
      }
      const expected = [...held].filter(([, count]) => count >= least).sort(([a], [b]) => a - b)
      counter.open(segment, chunk)
      const length = counter.count(groups, least)
      expect([...scratch.documents.subarray(0, length)]).toEqual(expected.map(([document]) => document))
      for (const [document, count] of expected) expect(counter.held[document]).toBe(count)
      // filters leave all, or every third
      const step = 1 + 2 * random.below(2)
      let left = 0
      for (let i = 0; i < length; i += step) scratch.documents[left++] = scratch.documents[i]!
      scorer.score(
        segment,
        chunk,
        groups,
        strengths,
        left,
        groups.map(() => true),
      )
      const scored = expected.filter((_, i) => i % step === 0)
      expect([...scratch.documents.subarray(0, left)]).toEqual(scored.map(([document]) => document))
      expect([...scratch.scores.subarray(0, left)]).toEqual(scored.map(([document]) => sums.get(document)!))
      expect([...scorer.held.subarray(0, left)]).toEqual(scored.map(([, count]) => count))
      expect([...scorer.halves.subarray(0, left)]).toEqual(scored.map(([document]) => halves.get(document)!))
      expect(scratch.bits.every((value) => value === 0)).toBe(true)
    }
  }
})
