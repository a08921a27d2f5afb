import { mkdir, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { dataFolder } from '@piata/config'
import { newImportId, sourceIn } from '@piata/db'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dialects, startServices, type TestServices } from '../test/database.ts'
import { importReading, importUpkeep, importWriting } from './index.ts'

describe.each(dialects)('imports on %s', (dialect) => {
  let services: TestServices
  beforeAll(async () => {
    services = await startServices(dialect)
  })
  afterAll(() => services.close())

  it('are read and written by processes of their own, and go when nobody wants them any more', async () => {
    const { database, config } = services
    const { id: sellerId } = await database.users.create({
      email: 'ana@piata.example',
      name: 'Ana',
      passwordHash: 'x',
    })
    const id = newImportId()
    const folder = join(dataFolder(config).imports, id)
    await mkdir(folder, { recursive: true })
    await writeFile(sourceIn(folder), 'id,titlu\n1,Labrador auriu\n')
    const map = { externalId: 'id', title: 'titlu', category: { value: 'dogs' }, requireAttributes: false }
    await database.imports.create(
      {
        id,
        sellerId,
        name: 'a.csv',
        bytes: 30,
        choices: {},
        contents: null,
        map,
      },
      1e9,
    )
    const context = {
      ...services,
      signal: new AbortController().signal,
      log: undefined as never,
      progress: () => {},
      now: () => new Date(),
      enqueue: async () => null,
    }
    const task = { id: 'task', goal: 'import', input: { id } }
    expect(await importReading.run(task, context)).toMatchObject({ output: { state: 'ready' } })
    await database.imports.change(id, ['ready'], { state: 'running' })
    expect(await importWriting.run(task, context)).toMatchObject({ output: { state: 'done' } })
    expect((await database.imports.find(id))!.checkpoint).toMatchObject({ rows: 1, created: 1 })
    const upkeep = (now: Date) => importUpkeep.run({ ...task, input: {} }, { ...context, now: () => now })
    expect(await upkeep(new Date())).toMatchObject({ output: { removed: 0 } })
    expect(await upkeep(new Date(Date.now() + 31 * 86_400_000))).toMatchObject({ output: { removed: 1 } })
    expect(await readdir(dataFolder(config).imports)).toEqual([])
  })
})
