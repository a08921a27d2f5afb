import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { seal, unseal } from './seal.ts'

describe('sealed answers', () => {
  it('open with the same secret only', () => {
    fc.assert(
      fc.property(fc.uint8Array(), fc.string(), fc.string(), (bytes, secret, other) => {
        const answer = { headers: { etag: '"1"', 'set-cookie': ['a=b', 'c=d'] }, body: Buffer.from(bytes) }
        const sealed = seal(answer, secret)
        expect(unseal(sealed, secret)).toEqual(answer)
        if (other !== secret) expect(unseal(sealed, other)).toBeUndefined()
      }),
      { numRuns: 50 },
    )
  })

  it('notice every changed byte', () => {
    const sealed = seal({ headers: {}, body: Buffer.from('{"accessToken":"x"}') }, 'secret')
    expect(sealed.includes('accessToken')).toBe(false)
    for (let at = 0; at < sealed.length; at++) {
      const changed = Buffer.from(sealed)
      changed[at]! ^= 1
      expect(unseal(changed, 'secret')).toBeUndefined()
    }
    expect(unseal(Buffer.alloc(3), 'secret')).toBeUndefined()
  })
})
