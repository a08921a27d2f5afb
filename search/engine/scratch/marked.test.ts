import fc from 'fast-check'
import { expect, test } from 'vitest'
import { setBits } from '../segment/bits.ts'
import { CHUNK_SIZE } from '../segment/chunks.ts'
import { Marked } from './marked.ts'

const document = fc.oneof(fc.nat(200), fc.nat(CHUNK_SIZE - 1), fc.constantFrom(0, 31, 32, 63, CHUNK_SIZE - 1))
const range = fc.tuple(document, document).map(([a, b]) => [Math.min(a, b), Math.max(a, b) + 1] as const)

test('marked documents are listed and counted, in all and between any two', () => {
  const marked = new Marked(new Uint16Array(CHUNK_SIZE))
  fc.assert(
    fc.property(
      fc.uniqueArray(document),
      fc.array(range, { maxLength: 2 }),
      range,
      (single, ranges, [from, to]) => {
        marked.open(marked.bits.length)
        marked.bits.fill(0)
        const expected = new Set(single)
        for (const one of single) marked.bits[one >>> 5]! |= 1 << (one & 31)
        for (const [first, end] of ranges) {
          setBits(marked.bits, first, end)
          for (let one = first; one < end; one++) expected.add(one)
        }
        const listed = [...expected].sort((a, b) => a - b)
        expect(marked.count()).toBe(listed.length)
        expect([...marked.documents.subarray(0, marked.list())]).toEqual(listed)
        expect(marked.countBetween(from, to)).toBe(listed.filter((one) => one >= from && one < to).length)
        expect(marked.countBetween(from, from)).toBe(0)
        for (const one of [from, to - 1]) expect(marked.has(one)).toBe(expected.has(one))
      },
    ),
    { numRuns: 60 },
  )
})
