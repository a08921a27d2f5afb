import fc from 'fast-check'
import { expect, test } from 'vitest'
import { IdTableBuilder } from '../segment/id-builder.ts'
import { IdTable } from '../segment/ids.ts'
import type { Segment } from '../segment/segment.ts'
import { TopHits } from './top-hits.ts'

function segmentOf(ids: readonly string[]): Segment {
  const builder = new IdTableBuilder(ids.length)
  for (const id of ids) builder.push(id)
  const { idWords, idBytes, idOffsets, idTable } = builder.finish()
  // the heap reads nothing but ids
  return { ids: new IdTable(ids.length, idWords, idBytes, idOffsets, idTable) } as Segment
}

const key = fc.oneof(fc.integer({ min: -3, max: 3 }), fc.constant(Number.POSITIVE_INFINITY))
/** Equal keys often come one after the other. */
const run = fc
  .tuple(key, fc.integer({ min: 1, max: 20 }))
  .map(([one, times]) => Array<number>(times).fill(one))

test('pages follow (key, id), lose nothing and repeat nothing', () => {
  fc.assert(
    fc.property(
      fc.array(run, { maxLength: 20 }).map((runs) => runs.flat()),
      fc.integer({ min: 1, max: 9 }),
      fc.boolean(),
      (keys, limit, isUuid) => {
        const ids = keys.map((_, i) => {
          const scattered = (i * 7919) % 1000
          if (!isUuid) return `id ${scattered}`
          // some agree in the first eight bytes
          const head = `0190a5f${scattered % 3}-7c1${scattered % 4}-7023`
          return `${head}-8000-${String(scattered).padStart(12, '0')}`
        })
        const segments = [segmentOf(ids)]
        const expected = ids
          .map((id, i) => ({ id, key: keys[i]! }))
          .sort((a, b) => (a.key === b.key ? (a.id < b.id ? -1 : 1) : a.key - b.key))
          .map(({ id }) => id)
        const seen: string[] = []
        let after: { key: number; id: string } | null = null
        for (;;) {
          const top: TopHits = new TopHits(limit, segments, after)
          // runs of equal keys at once
          for (let from = 0, to = 0; from < keys.length; from = to) {
            while (keys[to] === keys[from] && to < keys.length) to += 1
            const documents = Uint16Array.from({ length: to - from }, (_, i) => i)
            if (to - from > 1) top.offerAlike(keys[from]!, 0, documents, to - from, from)
            else top.offer(keys[from]!, 0, from)
          }
          const page = top.drain()
          for (const document of page.documents.subarray(0, page.length)) seen.push(ids[document]!)
          if (!top.overflowed) break
          after = { key: page.keys[page.length - 1]!, id: seen.at(-1)! }
        }
        expect(seen).toEqual(expected)
      },
    ),
  )
})
