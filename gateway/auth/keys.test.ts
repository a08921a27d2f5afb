import { randomBytes } from 'node:crypto'
import { expect, it } from 'vitest'
import { makeKey, openKey } from './keys.ts'

const secret = randomBytes(32)
const at = new Date('2026-01-01T00:00:00Z')

it('opens a key with the secret that sealed it, and shows nothing of it before', () => {
  const stored = makeKey(secret, at)
  const key = openKey(secret, stored)
  expect(key.kid).toBe(stored.kid)
  expect(key.privatePem).toContain('PRIVATE KEY')
  expect(key.publicJwk).not.toHaveProperty('d')
  const inner = key.privatePem.split('\n')[1]!
  expect(Buffer.from(stored.sealed, 'base64url').includes(inner)).toBe(false)
})

it('opens none with another secret, none that was changed, and none under the name of another', () => {
  const [stored, other] = [makeKey(secret, at), makeKey(secret, at)]
  const changed = Buffer.from(stored.sealed, 'base64url')
  changed[40]! ^= 1
  expect(() => openKey(randomBytes(32), stored)).toThrow()
  expect(() => openKey(secret, { ...stored, sealed: changed.toString('base64url') })).toThrow()
  expect(() => openKey(secret, { ...stored, sealed: stored.sealed.slice(0, 20) })).toThrow()
  expect(() => openKey(secret, { ...stored, kid: other.kid })).toThrow()
})
