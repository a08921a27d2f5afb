import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, onTestFinished, test } from 'vitest'
import { lockFolder } from './lock.ts'

const folder = mkdtempSync(join(tmpdir(), 'piata-lock-'))
afterAll(() => rmSync(folder, { recursive: true }))

test('a folder is held by one, who is named, until it is released or dies', async () => {
  const release = lockFolder(folder)
  expect(() => lockFolder(folder)).toThrow(`another run is at work (process ${process.pid})`)
  release()
  const script = `const { lockFolder } = await import(${JSON.stringify(join(import.meta.dirname, 'lock.ts'))})
    lockFolder(${JSON.stringify(folder)})
    gc()
    console.log('held')
    setInterval(() => {}, 1_000)`
  const other = spawn(process.execPath, ['--expose-gc', '--input-type=module', '-e', script])
  onTestFinished(() => void other.kill('SIGKILL'))
  await once(other.stdout, 'data')
  expect(() => lockFolder(folder)).toThrow(`another run is at work (process ${other.pid})`)
  other.kill('SIGKILL')
  await once(other, 'exit')
  lockFolder(folder)()
})
