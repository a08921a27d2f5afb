import { isoCBOR } from '@simplewebauthn/server/helpers'
import { expect, test } from 'vitest'
import { isWithoutCertificates } from './attestation.ts'

const encoded = (fmt: string, attStmt: Map<string, Uint8Array | Uint8Array[]>) =>
  Buffer.from(
    isoCBOR.encode(
      new Map<string, unknown>([
        ['fmt', fmt],
        ['attStmt', attStmt],
      ]) as never,
    ),
  ).toString('base64url')
const signature = new Uint8Array(8)

test('what authenticators say of themselves is taken without certificates only', async () => {
  expect(await isWithoutCertificates(encoded('none', new Map()))).toBe(true)
  expect(await isWithoutCertificates(encoded('packed', new Map([['sig', signature]])))).toBe(true)
  expect(await isWithoutCertificates(encoded('packed', new Map([['x5c', [signature]]])))).toBe(false)
  for (const format of ['tpm', 'android-key', 'apple', 'fido-u2f', 'android-safetynet', ''])
    expect(await isWithoutCertificates(encoded(format, new Map()))).toBe(false)
  expect(await isWithoutCertificates('bm8')).toBe(false)
})
