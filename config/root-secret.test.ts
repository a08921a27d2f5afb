import { randomBytes } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { loadConfig } from './load.ts'
import { loadRootSecret, secretFor } from './root-secret.ts'

let folder: string
const config = (variables: Record<string, string> = {}) =>
  loadConfig({ PIATA_KEYS_DIR: join(folder, 'keys'), ...variables })
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'piata-keys-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

it('is made once, for its owner alone, and agreed on by gateways that start together', async () => {
  const loaded = await Promise.all(Array.from({ length: 8 }, () => loadRootSecret(config())))
  expect(new Set(loaded.map((secret) => secret.toString('hex'))).size).toBe(1)
  expect(await readdir(join(folder, 'keys'))).toEqual(['secret.key'])
  expect((await stat(join(folder, 'keys', 'secret.key'))).mode & 0o777).toBe(0o600)
  expect((await stat(join(folder, 'keys'))).mode & 0o777).toBe(0o700)
})

it('is what the settings say, and makes no file then', async () => {
  const secret = randomBytes(32)
  for (const text of [secret.toString('base64'), secret.toString('hex'), secret.toString('base64url')])
    expect(await loadRootSecret(config({ PIATA_SECRET_KEY: text }))).toEqual(secret)
  expect(await readdir(folder)).toEqual([])
  expect(() => config({ PIATA_SECRET_KEY: 'short' })).toThrow(/PIATA_SECRET_KEY must be 32 bytes/)
})

it('refuses a file that holds something else, and leaves it', async () => {
  await loadRootSecret(config())
  const file = join(folder, 'keys', 'secret.key')
  await writeFile(file, 'nonsense')
  await expect(loadRootSecret(config())).rejects.toThrow(/does not hold 32 bytes/)
  expect(await readFile(file, 'utf8')).toBe('nonsense')
})

it('gives each purpose another secret', () => {
  const root = randomBytes(32)
  expect(secretFor(root, 'one')).toEqual(secretFor(root, 'one'))
  expect(secretFor(root, 'one')).not.toEqual(secretFor(root, 'two'))
})
