import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Config, dataFolder } from '@piata/config'
import { type Database, databaseOptions, importRules } from '@piata/db'
import Type from 'typebox'
import { type AgentContext, defineAgent, success } from '../agent.ts'
import { runProgram } from '../runtime/program.ts'
import type { ImportTask } from './process.ts'

const program = fileURLToPath(new URL('./process.ts', import.meta.url))
const dayMs = 86_400_000
const hourMs = 3_600_000
const removedAtOnce = 500

const importId = Type.Object({ id: Type.String({ maxLength: 40 }) }, { additionalProperties: false })
const nothing = Type.Object({}, { additionalProperties: false })
const ended = Type.Object({ state: Type.String() })

/** Unpacked a file may be so many times as large as it may be sent. */
const unpackedTimes = 5
/** Does the work of one import in a process of its own, which runs at a low priority and takes nothing with it when it falls. */
async function work(id: string, { config, database, signal }: AgentContext) {
  const task: ImportTask = {
    id,
    folder: join(dataFolder(config).imports, id),
    timeZone: config.timeZone,
    database: databaseOptions(config),
    maxBytes: unpackedTimes * config.importMaxBytes,
  }
  await runProgram([process.execPath, program], ['NODE_COMPILE_CACHE', 'NODE_OPTIONS'], task, signal)
  return success({ state: (await database.imports.find(id))?.state ?? 'gone' })
}

/** Reads files and plans imports: short, and many sellers wait for theirs. */
export const importReading = defineAgent({
  name: 'import-reading',
  summary: 'Reads the rows of a file that a seller brought, and says what importing them would do',
  input: importId,
  output: ended,
  concurrency: 2,
  timeoutMs: hourMs,
  retries: 3,
  run: ({ input }, context) => work(input.id, context),
})

/** One at a time: two imports at once only make each other's turns longer. */
export const importWriting = defineAgent({
  name: 'import-writing',
  summary: 'Makes listings of the rows of a file that a seller brought',
  input: importId,
  output: ended,
  timeoutMs: 6 * hourMs,
  retries: 20,
  run: ({ input }, context) => work(input.id, context),
})

export const importUpkeep = defineAgent({
  name: 'import-upkeep',
  summary: 'Removes files of imports that nobody touched for a month, and of those that are gone',
  schedule: { cron: '40 4 * * *', jitterMs: 600_000 },
  input: nothing,
  output: Type.Object({ removed: Type.Integer() }),
  run: async (_, { config, database, now, signal }) =>
    success({ removed: await removeStale(config, database, now(), signal) }),
})

async function removeStale(
  config: Config,
  database: Database,
  now: Date,
  signal: AbortSignal,
): Promise<number> {
  const folder = dataFolder(config).imports
  const before = new Date(now.getTime() - importRules.keptDays * dayMs).toISOString()
  for (const id of await database.imports.stale(before, removedAtOnce)) {
    signal.throwIfAborted()
    await database.imports.remove(id)
  }
  let removed = 0
  const names = await readdir(folder).catch((): string[] => [])
  for (const id of names) {
    signal.throwIfAborted()
    // One that arrives at this moment has no row yet.
    if (isYoung(id, now) || (await database.imports.find(id)) !== undefined) continue
    await rm(join(folder, id), { recursive: true, force: true })
    removed++
  }
  return removed
}

/** By the time that its id (UUIDv7) holds. */
function isYoung(id: string, now: Date): boolean {
  const made = Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16)
  return Number.isFinite(made) && now.getTime() - made < dayMs
}
