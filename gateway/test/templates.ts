import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { openDatabase } from '@piata/db'
import { Client } from 'pg'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  interface ProvidedContext {
    /** Databases that are migrated and filled but for listings, to be copied: a file, and a name on the server of TEST_POSTGRES_URL. */
    templates: { sqlite: string; postgres: string | undefined }
  }
}

/** Makes the templates once a run: each database of a test would else be migrated and filled for itself, which takes half a second. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'piata-template-'))
  const sqlite = join(folder, 'piata.db')
  await (await openDatabase({ url: `sqlite:${sqlite}` })).close()
  // Every copy is a database of its own, as on Postgres, where it is told by its number.
  using file = new DatabaseSync(sqlite)
  file.exec(`delete from settings where key = 'identity'`)
  const server = process.env.TEST_POSTGRES_URL
  const postgres = server ? `piata_template_${randomUUID().replaceAll('-', '')}` : undefined
  if (server && postgres) {
    await runOnServer(server, `create database ${postgres}`)
    const url = new URL(server)
    url.pathname = `/${postgres}`
    await (await openDatabase({ url: url.href })).close()
  }
  project.provide('templates', { sqlite, postgres })
  return async () => {
    if (server && postgres) await runOnServer(server, `drop database ${postgres} with (force)`)
    await rm(folder, { recursive: true, force: true })
  }
}

export async function runOnServer(server: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: server })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
