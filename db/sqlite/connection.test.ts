import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { SqliteConnection } from './connection.ts'
import { prepareFile } from './opening.ts'

// Windows has no such modes.
test.runIf(process.platform !== 'win32')('a new database and its log belong to their owner alone', () => {
  const folder = mkdtempSync(join(tmpdir(), 'piata-mode-'))
  const file = join(folder, 'deep', 'piata.db')
  prepareFile(file)
  const connection = new SqliteConnection(file, 'writes')
  try {
    connection.handle.exec('create table t (a)')
    for (const name of [file, `${file}-wal`, `${file}-shm`]) expect(statSync(name).mode & 0o777).toBe(0o600)
  } finally {
    connection.handle.close()
    rmSync(folder, { recursive: true })
  }
})
