import fc from 'fast-check'
import { expect, test } from 'vitest'
import { foldedOf } from './characters.ts'
import { TermTable } from './term-table.ts'

const ascii = fc.stringMatching(/^[a-cA-C0-2]{1,4}$/)
const anyText = fc.oneof(fc.string({ unit: 'binary', minLength: 1, maxLength: 6 }), fc.constant('ab\u0001ăb'))

const unitsOf = (text: string) => Uint16Array.from(text, (letter) => letter.charCodeAt(0))

test('equal terms get one number, others another, however they are looked up', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(2), ascii, anyText), { minLength: 1, maxLength: 300 }), (asked) => {
      const table = new TermTable((folded) => folded.slice(0, 1))
      const numbers = new Map<string, number>()
      for (const [way, word, other] of asked) {
        const padded = `<${word}>`
        const [term, number] =
          way === 0
            ? [word.toLowerCase(), table.ofAscii(unitsOf(padded), 1, padded.length - 1)]
            : way === 1
              ? [word, table.ofAsciiBytes(Buffer.from(padded), 1, padded.length - 1)]
              : [other.toWellFormed(), table.ofString(other)]
        expect(number).toBe(numbers.get(term) ?? numbers.size)
        numbers.set(term, number)
      }
      const stems = new Map<string, number>()
      for (const [term, number] of numbers) {
        expect(table.at(number)).toBe(term)
        const bytes = new Uint8Array(table.room(number) + 1)
        expect(Buffer.from(bytes.subarray(1, table.copyTo(number, bytes, 1))).toString()).toBe(term)
        expect(table.writtenLengths[number]).toBe(term.length - term.indexOf('\u0001') - 1)
        // terms of one stem, and only those, have its number
        const stem = foldedOf(term).slice(0, 1)
        expect(table.stemOf(number)).toBe(stems.get(stem) ?? table.stemOf(number))
        stems.set(stem, table.stemOf(number))
      }
      expect(new Set(stems.values()).size).toBe(stems.size)
    }),
  )
})

test('a table of many terms and stems keeps them apart', () => {
  const table = new TermTable((folded) => folded.slice(0, -1))
  const numbers = Array.from({ length: 20_000 }, (_, i) => table.ofString(`t${i}`))
  expect(new Set(numbers).size).toBe(20_000)
  // t0 to t9 share one stem, t10 to t19 the next, …
  expect(numbers.map((number) => table.stemOf(number))).toEqual(
    numbers.map((_, i) => (i < 10 ? 0 : Math.floor(i / 10))),
  )
  expect(table.stemCount).toBe(2000)
  expect(table.ofAscii(unitsOf('T19999'), 0, 6)).toBe(numbers[19_999])
})
