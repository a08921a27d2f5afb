import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { TestProject } from 'vitest/node'
import { openDatabase } from '../index.ts'
import { openWith } from '../open.ts'
import { testCategories, testPlaces } from './fixtures.ts'
import { administer, postgresUrl, urlOf } from './server.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Databases that are migrated and filled but for listings, to be copied: a file, and what follows `template` on the Postgres server. */
    templates: { sqlite: string; postgres: string | undefined }
  }
}

/**
 * Makes a project's templates once a run: each database of a test would else be migrated and filled for itself, which takes half a
 * second. Those of `db` have the small catalogue of its tests, others the real one.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const fill = async (url: string) => {
    const database =
      project.name === 'db'
        ? await openWith({ url }, { categories: testCategories, places: testPlaces })
        : await openDatabase({ url })
    // Postgres gets the tables of tasks when somebody first asks for tasks, as each test there does.
    if (project.name === 'agents') await database.tasks.counts()
    await database.close()
  }
  const folder = await mkdtemp(join(tmpdir(), 'piata-template-'))
  const sqlite = join(folder, 'piata.db')
  await fill(`sqlite:${sqlite}`)
  // Every copy is a database of its own, as on Postgres, where it is told by its number.
  using file = new DatabaseSync(sqlite)
  file.exec(`delete from settings where key = 'identity'`)
  const postgres = postgresUrl && `piata_template_${randomUUID().replaceAll('-', '')}`
  if (postgres) {
    await administer(`create database ${postgres}`)
    await fill(urlOf(postgres))
  }
  project.provide('templates', { sqlite, postgres: postgres && `${postgres} ${await copying()}` })
  return async () => {
    if (postgres) await administer(`drop database ${postgres} with (force)`)
    await rm(folder, { recursive: true, force: true })
  }
}

/** How copies are made: as files where nothing waits for a disk, as a log of every page costs three times the processor time. */
async function copying(): Promise<string> {
  const [answer] = await administer(
    `select current_setting('server_version_num')::int >= 150000 and current_setting('fsync') = 'off' as "asFiles"`,
  )
  return answer!.asFiles ? 'strategy file_copy' : ''
}
