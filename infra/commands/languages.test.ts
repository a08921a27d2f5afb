import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'

const folder = mkdtempSync(join(tmpdir(), 'piata-languages-'))
afterAll(() => rmSync(folder, { recursive: true }))

test('says of a language which texts it lacks, and which are of no use', () => {
  mkdirSync(join(folder, 'hu/site'), { recursive: true })
  const shared = { quoted: '„{nev}”', 'my-account': 'Fiókom', other: 'x' }
  writeFileSync(join(folder, 'hu/mails.json'), JSON.stringify({ shared }))
  const { status, stdout } = spawnSync(process.execPath, [join(import.meta.dirname, 'languages.ts')], {
    ...{ env: { ...process.env, PIATA_LANGUAGES_DIR: folder }, encoding: 'utf8' },
  } as const)
  expect(stdout).toMatch(/^ro: every text is there\nen: every text is there\nhu: /)
  expect(stdout).toMatch(/mails\.json: \d+ missing: shared\.good-for, /)
  expect(stdout).toContain('mails.json: 1 unknown: shared.other')
  expect(stdout).toContain('mails.json: 1 filled with other values: shared.quoted')
  expect(stdout).toMatch(/site\/account\.json: \d+ missing/)
  expect(status).toBe(2)
})
