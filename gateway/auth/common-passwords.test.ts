import { randomBytes } from 'node:crypto'
import { expect, it } from 'vitest'
import about from './common-passwords.json' with { type: 'json' }
import { CommonPasswords, filterBytes, loadCommonPasswords } from './common-passwords.ts'

it('knows what was added, and nothing else of an empty filter', () => {
  const filter = new CommonPasswords(Buffer.alloc(filterBytes))
  expect(filter.has('parola')).toBe(false)
  filter.add('parola')
  expect(filter.has('parola')).toBe(true)
  expect(filter.has('Parola')).toBe(false)
})

it('knows a million common passwords and takes hardly any other for one', async () => {
  const filter = await loadCommonPasswords()
  for (const common of ['123456', 'qwertyuiop', 'letmein', 'parola123', 'dragon1', 'vjht008'])
    expect([common, filter.has(common)]).toEqual([common, true])
  let taken = 0
  for (let n = 0; n < 20_000; n++) if (filter.has(randomBytes(9).toString('hex'))) taken++
  // 0.03 % are six; more than twenty are no chance.
  expect(taken).toBeLessThan(20)
  expect(about.passwords).toBeGreaterThan(900_000)
  expect(about.falsePositives).toBeLessThan(0.001)
})

it('refuses a file that is not whole', () => {
  expect(() => new CommonPasswords(Buffer.alloc(100))).toThrow('bytes')
})
