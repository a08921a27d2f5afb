import fc from 'fast-check'
import { expect, it } from 'vitest'
import { foldedOf } from '../../analysis/characters.ts'
import { createAnalyzer } from '../../analysis/index.ts'
import { assemble } from '../indexing/assemble.ts'
import { sourceOfGathered } from '../indexing/gathered.ts'
import { assemblyPlan } from '../indexing/plan.ts'
import { type PlainValue, readDocument } from '../indexing/read-document.ts'
import { SegmentBuilder } from '../indexing/segment-builder.ts'
import { Scratch } from '../scratch/scratch.ts'
import { CHUNK_SIZE } from '../segment/chunks.ts'
import { IdKey } from '../segment/ids.ts'
import { Segment } from '../segment/segment.ts'
import { spellings } from '../segment/term-group.ts'
import { TokenReader } from '../segment/tokens.ts'
import { Matcher } from './matcher.ts'
import { PhraseFinder, phraseIn } from './phrase-finder.ts'

const text = { title: { weight: 2 }, description: { weight: 1 } }
const schema = { id: 'id', text, keyword: [], numeric: [] }
const analyzer = createAnalyzer({ languages: ['ro'] })

/** A segment that lists pairs, however small. */
function segmentOf(texts: readonly (readonly [string, string])[]): Segment {
  const builder = new SegmentBuilder(schema, analyzer)
  const key = new IdKey()
  const values: PlainValue[] = []
  for (const [at, [title, description]] of texts.entries()) {
    readDocument(schema, { id: `${at}`, title, description }, values)
  }
  for (let at = 0; at < values.length; ) at = builder.add(values, at, key)
  const plan = { ...assemblyPlan(schema, analyzer), fewestForPhrases: 0 }
  return new Segment(assemble([sourceOfGathered(builder.gather())], plan).data)
}

/** Whether a document holds the words at consecutive positions of one field, by its tokens alone. */
function holds(segment: Segment, document: number, words: readonly string[]): boolean {
  const reader = new TokenReader()
  return [0, 1].some((field) => {
    const places = words.map(() => new Set<number>())
    segment.openField(reader, document, field)
    while (reader.next()) {
      const folded = foldedOf(segment.terms.at(reader.ordinal))
      words.forEach((word, i) => {
        if (word === folded) places[i]!.add(reader.position - i)
      })
    }
    return [...places[0]!].some((start) => places.every((starts) => starts.has(start)))
  })
}

/** Phrases of which most documents hold all pairs, and some the whole: their texts must be read, more words than at once. */
const few = fc.constantFrom('unu', 'doi', 'trei', 'patru', 'cinci', 'sase')
const longTexts = fc.array(
  fc.tuple(
    fc.array(few, { minLength: 20, maxLength: 30, size: 'max' }).map((all) => all.join(' ')),
    fc.constant(''),
  ),
  { minLength: 10, maxLength: 20, size: 'max' },
)
const longPhrases = fc.array(fc.array(few, { minLength: 4, maxLength: 5 }), {
  minLength: 10,
  maxLength: 24,
  size: 'max',
})

const frequent = ['mașină', 'masina', 'de', 'golf', 'wi-fi', '128 gb']
const word = fc.oneof(
  { weight: 30, arbitrary: fc.constantFrom(...frequent) },
  { weight: 1, arbitrary: fc.constantFrom('passat', 'roșu') },
)
const words = fc.array(word, { maxLength: 8, size: 'max' }).map((all) => all.join(' '))
const asked = fc.constantFrom(
  'masina',
  'de',
  'golf',
  'wi',
  'fi',
  'wifi',
  '128gb',
  '128',
  'gb',
  'passat',
  'rosu',
)
const phrase = fc.array(asked, { minLength: 1, maxLength: 5 })

it('finds the candidates that hold a phrase, by lists and by texts', () => {
  const scratch = new Scratch()
  const matcher = new Matcher(scratch)
  const finder = new PhraseFinder(scratch, matcher)
  let listed = 0
  let partly = 0
  let unlisted = 0
  let found = 0
  fc.assert(
    fc.property(
      fc.oneof(
        fc.tuple(
          fc.array(fc.tuple(words, words), { minLength: 1, maxLength: 150, size: 'max' }),
          fc.array(phrase, { minLength: 1, maxLength: 12 }),
        ),
        fc.tuple(longTexts, longPhrases),
      ),
      fc.nat({ max: 6 }),
      ([texts, phrases], step) => {
        const segment = segmentOf(texts)
        const known = new Map(phrases.flat().map((one) => [one, spellings(segment, one)]))
        const ready = phrases.map((phrase) =>
          phraseIn(
            segment,
            phrase.map((one) => known.get(one)!),
          ),
        )
        for (const { inner, pairs } of ready) {
          if (inner !== null) listed += 1
          else if (pairs.length > 0) partly += 1
          else unlisted += 1
        }
        const candidates = [...texts.keys()].filter((document) => step === 0 || document % (step + 1) === 1)
        scratch.documents.set(candidates)
        matcher.open(segment, 0)
        finder.find(segment, 0, ready, candidates.length)
        const marked = candidates.filter((d) => (scratch.bits[d >>> 5]! & (1 << (d & 31))) !== 0)
        scratch.bits.fill(0)
        const expected = candidates.filter((d) => phrases.some((phrase) => holds(segment, d, phrase)))
        expect(marked).toEqual(expected)
        found += marked.length
        ready.forEach((one, i) => {
          const isHeld = [...texts.keys()].some((d) => holds(segment, d, phrases[i]!))
          if (isHeld) expect(finder.mayHold(segment, 0, one)).toBe(true)
        })
        expect(scratch.bits.every((bits) => bits === 0)).toBe(true)
      },
    ),
    { numRuns: 200 },
  )
  for (const count of [listed, partly, unlisted, found]) expect(count).toBeGreaterThan(10)
})

it('lists the pairs of each chunk by itself', () => {
  const last = CHUNK_SIZE + 40
  const segment = segmentOf(
    Array.from({ length: last + 1 }, (_, at) => [at % 50 === 0 ? 'golf de' : 'de golf', '']),
  )
  const scratch = new Scratch()
  const matcher = new Matcher(scratch)
  const finder = new PhraseFinder(scratch, matcher)
  const phrase = phraseIn(segment, [spellings(segment, 'golf'), spellings(segment, 'de')])
  expect(phrase.pairs).toHaveLength(1)
  for (const [chunk, expected] of [1311, 1].entries()) {
    matcher.open(segment, chunk)
    finder.find(segment, chunk, [phrase], matcher.loadAll())
    expect(matcher.keepMarked(true, segment.sizeOf(chunk))).toBe(expected)
    for (const document of scratch.documents.subarray(0, expected)) {
      expect(segment.ids.at(chunk * CHUNK_SIZE + document)).toMatch(/[05]0$|^0$/)
    }
  }
})
