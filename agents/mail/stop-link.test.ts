import { notificationKindNames } from '@piata/db'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { readStopToken, stopPattern, stopToken } from './stop-link.ts'

const secret = Buffer.alloc(32, 1)
const uuid = fc.uuid()
const stopped = fc.oneof(
  uuid.map((id) => ({ id })),
  uuid.map((userId) => ({ userId })),
  fc
    .tuple(uuid, fc.constantFrom('all' as const, ...notificationKindNames))
    .map(([userId, kind]) => ({ userId, kind })),
)

it('says what it was made for, to whoever has the secret', () => {
  fc.assert(
    fc.property(stopped, (what) => {
      const token = stopToken(what, secret)
      expect(token).toMatch(new RegExp(stopPattern))
      expect(readStopToken(token, secret)).toEqual(what)
      expect(readStopToken(token, Buffer.alloc(32, 2))).toBeUndefined()
    }),
  )
})

it('means nothing else once any of it was changed', () => {
  const sign = fc.constantFrom(...'AZaz09-_')
  fc.assert(
    fc.property(stopped, fc.nat(), sign, (what, place, letter) => {
      const token = stopToken(what, secret)
      const at = place % token.length
      const changed = token.slice(0, at) + letter + token.slice(at + 1)
      // The last bits of Base64 stand for nothing.
      expect([undefined, what]).toContainEqual(readStopToken(changed, secret))
    }),
    { numRuns: 500 },
  )
  fc.assert(
    fc.property(fc.string(), (word) => {
      expect(readStopToken(word, secret)).toBeUndefined()
    }),
  )
})
