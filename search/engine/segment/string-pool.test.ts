import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sortStrings } from './string-pool.ts'

/** Strings that often agree in their first bytes. */
const text = fc.oneof(
  fc.stringMatching(/^(abcde|abcd|zzzzz)?[a-c]{0,3}$/),
  fc.string({ unit: 'binary', maxLength: 8 }),
)

test('strings are sorted bytewise', () => {
  fc.assert(
    fc.property(fc.uniqueArray(text, { maxLength: 200 }), (texts) => {
      const encoded = [...new Set(texts.map((one) => one.toWellFormed().replaceAll('\0', '')))].map((one) =>
        Buffer.from(one),
      )
      const offsets = Uint32Array.from([
        0,
        ...encoded.map((_, i) => Buffer.concat(encoded.slice(0, i + 1)).length),
      ])
      const order = sortStrings(Buffer.concat(encoded), offsets)
      expect([...order].map((i) => encoded[i]!.toString('hex'))).toEqual(
        encoded.toSorted(Buffer.compare).map((one) => one.toString('hex')),
      )
    }),
  )
})
