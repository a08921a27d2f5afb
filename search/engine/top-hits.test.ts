import fc from 'fast-check'
import { expect, test } from 'vitest'
import { IdTableBuilder } from './id-builder.ts'
import { IdTable } from './ids.ts'
import type { Segment } from './segment.ts'
import { TopHits } from './top-hits.ts'

function segmentOf(ids: readonly string[]): Segment {
  const builder = new IdTableBuilder(ids.length)
  for (const id of ids) builder.push(id)
  const { idWords, idBytes, idOffsets, idTable } = builder.finish()
  // the heap reads nothing but ids
  return { ids: new IdTable(ids.length, idWords, idBytes, idOffsets, idTable) } as Segment
}

const key = fc.oneof(fc.integer({ min: -3, max: 3 }), fc.constant(Number.POSITIVE_INFINITY))

test('pages follow (key, id), lose nothing and repeat nothing', () => {
  fc.assert(
    fc.property(
      fc.array(key, { maxLength: 60 }),
      fc.integer({ min: 1, max: 9 }),
      fc.boolean(),
      (keys, limit, isUuid) => {
        const ids = keys.map((_, i) => {
          const scattered = (i * 7919) % 1000
          return isUuid ? `0190a5f2-7c1e-7023-8000-${String(scattered).padStart(12, '0')}` : `id ${scattered}`
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
          keys.forEach((value, document) => {
            top.offer(value, 0, document)
          })
          const page = top.drain()
          for (const { document } of page) seen.push(ids[document]!)
          if (!top.overflowed) break
          const last = page.at(-1)!
          after = { key: last.key, id: ids[last.document]! }
        }
        expect(seen).toEqual(expected)
      },
    ),
  )
})
