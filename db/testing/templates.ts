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
    /** With the small catalogue of the tests of `db`, and with the real one; where a project has no use for one, it is not made. */
    templates: { small?: Template; real?: Template }
  }
}

/** A database that is migrated and filled but for listings, to be copied: a file, and what follows `template` on the Postgres server. */
interface Template {
  sqlite: string
  postgres: string | undefined
}

/**
 * Makes a project's templates once a run: each database of a test would else be migrated and filled for itself, which takes half a
 * second.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'piata-template-'))
  const small =
    project.name === 'db' || project.name === 'product' ? await makeTemplate(folder, 'small') : undefined
  const real = project.name === 'db' ? undefined : await makeTemplate(folder, 'real')
  project.provide('templates', { ...(small && { small }), ...(real && { real }) })
  return async () => {
    for (const template of [small, real]) {
      if (template?.postgres) await administer(`drop database ${nameOf(template.postgres)} with (force)`)
    }
    await rm(folder, { recursive: true, force: true })
  }
}

async function makeTemplate(folder: string, catalogue: 'small' | 'real'): Promise<Template> {
  const fill = async (url: string) => {
    const database =
      catalogue === 'small'
        ? await openWith({ url }, { categories: testCategories, places: testPlaces })
        : await openDatabase({ url })
    // Postgres gets the tables of tasks when somebody first asks for tasks, as most tests on it do.
    if (catalogue === 'real') await database.tasks.counts()
    await database.close()
  }
  const sqlite = join(folder, `${catalogue}.db`)
  await fill(`sqlite:${sqlite}`)
  // Every copy is a database of its own, as on Postgres, where it is told by its number.
  using file = new DatabaseSync(sqlite)
  file.exec(`delete from settings where key = 'identity'`)
  if (!postgresUrl) return { sqlite, postgres: undefined }
  const postgres = `piata_template_${randomUUID().replaceAll('-', '')}`
  await administer(`create database ${postgres}`)
  await fill(urlOf(postgres))
  return { sqlite, postgres: `${postgres} ${await copying()}` }
}

const nameOf = (template: string) => template.split(' ', 1)[0]!

/** How copies are made: as files where nothing waits for a disk, as a log of every page costs three times the processor time. */
async function copying(): Promise<string> {
  const [answer] = await administer(
    `select current_setting('server_version_num')::int >= 150000 and current_setting('fsync') = 'off' as "asFiles"`,
  )
  return answer!.asFiles ? 'strategy file_copy' : ''
}
