import fc from 'fast-check'
import { expect, it } from 'vitest'
import { isApiKeyText, newApiKey } from './api-key-text.ts'

it('makes texts that pass, each another one', () => {
  const texts = Array.from({ length: 500 }, () => newApiKey().text)
  expect(texts.every(isApiKeyText)).toBe(true)
  expect(new Set(texts).size).toBe(500)
})

it('knows the checksum of GitHub’s form', () => {
  // CRC-32 of thirty zeros, from another implementation (Python's zlib), in base 62 with leading zeros.
  expect(isApiKeyText(`piata_${'0'.repeat(30)}2C8GjS`)).toBe(true)
})

it('refuses a text of which any character was changed', () => {
  fc.assert(
    fc.property(fc.nat(41), fc.stringMatching(/^[0-9A-Za-z]$/), (at, other) => {
      const { text } = newApiKey()
      const changed = text.slice(0, at) + other + text.slice(at + 1)
      expect(isApiKeyText(changed)).toBe(changed === text)
    }),
  )
})

it('never throws', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary' }),
      (text) => !isApiKeyText(text) && !isApiKeyText(`piata_${text}`),
    ),
  )
})
