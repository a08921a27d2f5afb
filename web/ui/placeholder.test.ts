import { expect, test } from 'vitest'
import { placeholderUrl } from './placeholder.ts'

test('a hash becomes a small PNG', () => {
  const url = placeholderUrl('1QcSHQRnh493V4dIh4eXh1h4kJUI')
  expect(url.startsWith('data:image/png;base64,')).toBe(true)
  const png = Buffer.from(url.slice(url.indexOf(',') + 1), 'base64')
  expect([png.subarray(1, 4).toString(), png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual(['PNG', 8, 6])
  expect(url.length).toBeLessThan(400)
})

test('nonsense becomes a grey pixel', () => {
  for (const hash of ['', '!!', 'AAAA']) expect(placeholderUrl(hash)).toMatch(/^data:image\/gif/)
})
