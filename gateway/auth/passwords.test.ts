import { describe, expect, it } from 'vitest'
import { hashPassword, needsRehash, verifyPassword } from './passwords.ts'

describe('passwords', () => {
  it('verifies what it hashed and nothing else', async () => {
    const phc = await hashPassword('correct horse battery')
    expect(phc).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/)
    expect(await verifyPassword(phc, 'correct horse battery')).toBe(true)
    expect(await verifyPassword(phc, 'correct horse batterz')).toBe(false)
    expect(needsRehash(phc)).toBe(false)
    expect(needsRehash(phc.replace('t=2', 't=1'))).toBe(true)
  })

  it('salts, so that equal passwords have different hashes', async () => {
    expect(await hashPassword('one and the same')).not.toBe(await hashPassword('one and the same'))
  })

  it('is the same password in NFC and NFD', async () => {
    const phc = await hashPassword('parolă cu diacritice'.normalize('NFC'))
    expect(await verifyPassword(phc, 'parolă cu diacritice'.normalize('NFD'))).toBe(true)
  })

  it('refuses unknown accounts and broken strings', async () => {
    expect(await verifyPassword(undefined, 'whatever it is')).toBe(false)
    expect(await verifyPassword('$argon2id$nonsense', 'whatever it is')).toBe(false)
    expect(await verifyPassword('$argon2id$v=19$m=8,t=1,p=1$$', 'whatever it is')).toBe(false)
  })

  it('verifies a reference string of another implementation', async () => {
    // From the test suite of the reference C implementation (argon2id, v19, m=65536, t=2, p=1).
    const phc = '$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc'
    expect(await verifyPassword(phc, 'password')).toBe(true)
  })

  it('refuses to queue without end', async () => {
    const results = await Promise.allSettled(
      Array.from({ length: 300 }, () => verifyPassword(undefined, 'x')),
    )
    const refused = results.filter((result) => result.status === 'rejected')
    expect(refused.length).toBeGreaterThan(40)
    expect(refused[0]!.reason).toMatchObject({
      slug: 'unavailable',
      headers: { 'retry-after': expect.stringMatching(/^[1-9]/) },
    })
  })
})
