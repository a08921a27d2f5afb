import fc from 'fast-check'
import { expect, it } from 'vitest'
import { decodeCursor, encodeCursor, numberPattern } from './cursor.ts'
import { DatabaseError } from './errors.ts'

it('gives back what it packed', () => {
  fc.assert(
    fc.property(fc.nat(), fc.maxSafeNat(), (a, b) => {
      const parts = [String(a), String(b % 1e15)]
      expect(decodeCursor('k', encodeCursor('k', parts), [numberPattern, numberPattern])).toEqual(parts)
    }),
  )
})

it('refuses anything else', () => {
  const refused = (cursor: string): void => {
    expect(() => decodeCursor('k', cursor, [numberPattern]), cursor).toThrow(DatabaseError)
  }
  fc.assert(fc.property(fc.string(), refused))
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => refused(Buffer.from(text).toString('base64url'))),
  )
  for (const parts of [[], ['1', '2'], ['-1'], ['1.5'], ['1e3'], [''], ['1\n'], [' 1'], ['9'.repeat(16)]]) {
    refused(encodeCursor('k', parts))
  }
  refused(encodeCursor('other', ['1']))
  refused(`${encodeCursor('k', ['1'])}=`)
  refused('A'.repeat(100_000))
})
