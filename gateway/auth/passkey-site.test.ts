import { expect, test } from 'vitest'
import { canHavePasskeys } from './passkey-site.ts'

test.each([
  ['https://piata.example', true],
  ['https://localhost:8443', true],
  ['http://localhost:3000', true],
  ['http://piata.localhost:3000', true],
  ['http://piata.example', false],
  ['http://notlocalhost', false],
  ['http://192.168.1.10:3000', false],
  ['https://10.0.0.1', false],
  ['https://[::1]', false],
])('browsers have passkeys at %s: %s', (address, expected) => {
  expect(canHavePasskeys(new URL(address))).toBe(expected)
})
