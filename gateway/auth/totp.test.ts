import { Secret } from 'otpauth'
import { expect, it } from 'vitest'
import { newTotpSecret, stepOfCode, totpUri } from './totp.ts'

/** The secret of the vectors of RFC 6238, appendix B. */
const secret = Secret.fromLatin1('12345678901234567890').base32

it.each([
  [59, '287082'],
  [1_111_111_109, '081804'],
  [1_111_111_111, '050471'],
  [1_234_567_890, '005924'],
  [2_000_000_000, '279037'],
  [20_000_000_000, '353130'],
])('knows the code of second %i', (seconds, code) => {
  expect(stepOfCode(secret, code, seconds * 1000)).toBe(Math.floor(seconds / 30))
})

it('takes the code of a neighbouring step under its own number, and none beyond', () => {
  const at = (seconds: number) => stepOfCode(secret, '005924', seconds * 1000)
  const step = Math.floor(1_234_567_890 / 30)
  expect([at(1_234_567_890 - 30), at(1_234_567_890 + 30)]).toEqual([step, step])
  expect([at(1_234_567_890 - 60), at(1_234_567_890 + 60)]).toEqual([undefined, undefined])
})

it('takes nothing but six right digits', () => {
  for (const code of ['', '5924', '005925', '0005924', 'abcdef', '00592４'])
    expect([code, stepOfCode(secret, code, 1_234_567_890_000)]).toEqual([code, undefined])
})

it('makes secrets of 160 bits and the address that apps read', () => {
  expect(newTotpSecret()).toMatch(/^[A-Z2-7]{32}$/)
  expect(newTotpSecret()).not.toBe(newTotpSecret())
  const uri = new URL(totpUri(secret, 'piata.example', 'ana@posta.example'))
  expect([uri.protocol, uri.host, decodeURIComponent(uri.pathname)]).toEqual([
    'otpauth:',
    'totp',
    '/piata.example:ana@posta.example',
  ])
  expect(Object.fromEntries(uri.searchParams)).toMatchObject({ secret, digits: '6', period: '30' })
})
