import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, it, onTestFinished } from 'vitest'

it('the command makes the tables only when it is told to', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'piata-upgrade-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  const file = join(folder, 'piata.db')
  const { PATH, NODE_COMPILE_CACHE, NODE_OPTIONS } = process.env
  const env = {
    PATH,
    NODE_COMPILE_CACHE,
    NODE_OPTIONS,
    PIATA_DATABASE_URL: `sqlite:${file}`,
    PIATA_DATA_DIR: folder,
  }
  const run = async (action: string) =>
    (await promisify(execFile)(process.execPath, [join(import.meta.dirname, 'upgrade.ts'), action], { env }))
      .stdout
  expect(await run('check')).toMatch(/^There are no tables yet: all \d+ steps make them\.\n$/)
  expect(existsSync(file)).toBe(false)
  expect(await run('apply')).toMatch(/\nDone: \d+ steps\.\n$/)
  expect(await run('check')).toBe('The database is as this version wants it.\n')
})
