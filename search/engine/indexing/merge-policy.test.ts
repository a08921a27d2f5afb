import fc from 'fast-check'
import { expect, test } from 'vitest'
import { chooseMerge, MOST_DOCUMENTS } from './merge-policy.ts'

const sizes = (...live: number[]) => live.map((n) => ({ documents: n, live: n, hasPhrases: true }))

test('four segments of a size are merged', () => {
  expect(chooseMerge(sizes(500_000, 900, 800, 700), false)).toEqual([])
  expect(chooseMerge(sizes(500_000, 900, 800, 700, 20), false)).toEqual([1, 2, 3, 4])
})

test('a segment of which a third is deleted is rewritten', () => {
  expect(chooseMerge([{ documents: 9000, live: 7000, hasPhrases: true }], false)).toEqual([])
  expect(chooseMerge([{ documents: 9000, live: 5900, hasPhrases: true }], false)).toEqual([0])
})

test('an idle index gathers small segments, and leaves a large one alone while they are few', () => {
  expect(chooseMerge(sizes(1_000_000, 5000, 300), true)).toEqual([])
  expect(chooseMerge(sizes(1_000_000, 600, 300), true)).toEqual([2, 1])
  expect(chooseMerge(sizes(1_000_000, 400_000), true)).toEqual([1, 0])
})

test('an idle index counts phrases where much has none', () => {
  const bare = (live: number) => ({ documents: live, live, hasPhrases: false })
  expect(chooseMerge([bare(50)], false)).toEqual([])
  expect(chooseMerge([bare(50)], true)).toEqual([0])
  expect(chooseMerge([bare(0)], true)).toEqual([])
  expect(chooseMerge([...sizes(100_000), bare(20_000)], true)).toEqual([1])
  expect(chooseMerge([...sizes(100_000), bare(10_000)], true)).toEqual([])
})

test('merging goes on until it ends, and never rewrites everything for little', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 300_000 }), { maxLength: 60 }), (counts) => {
      let segments = sizes(...counts)
      const documents = counts.reduce((sum, count) => sum + count, 0)
      let rewritten = 0
      for (let steps = 0; ; steps++) {
        const chosen = chooseMerge(segments, true)
        if (chosen.length === 0) break
        expect(steps).toBeLessThan(counts.length)
        expect(new Set(chosen).size).toBe(chosen.length)
        const live = chosen.reduce((sum, i) => sum + segments[i]!.live, 0)
        rewritten += live
        segments = [...segments.filter((_, i) => !chosen.includes(i)), ...sizes(live)]
      }
      expect(segments.length).toBeLessThanOrEqual(12)
      expect(rewritten).toBeLessThanOrEqual(documents * 12)
    }),
  )
})

test('no segment grows without bound', () => {
  const large = MOST_DOCUMENTS / 4 + 1
  expect(chooseMerge(sizes(large, large, large, large, large), true)).toHaveLength(3)
  expect(chooseMerge(sizes(MOST_DOCUMENTS, MOST_DOCUMENTS), true)).toEqual([])
})
