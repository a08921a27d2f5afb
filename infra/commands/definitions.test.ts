import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { gzipSync, zstdCompressSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { definitionsOf } from './definitions.ts'

test('definitions are found in scripts and dumps, packed or not, and in SQLite files', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'piata-definitions-'))
  try {
    const script =
      'CREATE TABLE `t` (`id` int);\nINSERT INTO `t` VALUES (1),(2);\nCREATE TABLE `u` (`a` text);\n'
    const files = { 'a.sql': script, 'a.sql.gz': gzipSync(script), 'a.sql.zst': zstdCompressSync(script) }
    for (const [name, bytes] of Object.entries(files)) writeFileSync(join(folder, name), bytes)
    const database = new DatabaseSync(join(folder, 'a.db'))
    database.exec('create table t (id integer); insert into t values (1); create table u (a text)')
    database.close()
    for (const name of [...Object.keys(files), 'a.db']) {
      const { text } = await definitionsOf(join(folder, name))
      expect([name, text.match(/create table \W?(\w)/gi)?.length]).toEqual([name, 2])
    }
    await expect(definitionsOf(join(folder, 'none'))).rejects.toThrow('ENOENT')
  } finally {
    rmSync(folder, { recursive: true })
  }
})
