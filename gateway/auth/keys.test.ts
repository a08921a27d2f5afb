import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { loadSigningKey } from './keys.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'piata-keys-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

it('makes a key once, for its owner alone', async () => {
  const keys = join(folder, 'keys')
  const first = await loadSigningKey(keys)
  expect(await loadSigningKey(keys)).toEqual(first)
  expect((await stat(join(keys, 'access-token.pem'))).mode & 0o777).toBe(0o600)
  expect((await stat(keys)).mode & 0o777).toBe(0o700)
})

it('lets gateways that start together agree', async () => {
  const loaded = await Promise.all(Array.from({ length: 8 }, () => loadSigningKey(folder)))
  expect(new Set(loaded.map(({ kid }) => kid)).size).toBe(1)
})

it('refuses a file that is no Ed25519 key', async () => {
  await writeFile(join(folder, 'access-token.pem'), 'nonsense')
  await expect(loadSigningKey(folder)).rejects.toThrow()
  expect(await readFile(join(folder, 'access-token.pem'), 'utf8')).toBe('nonsense')
})
