import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Config } from '@piata/config'
import type { Finding } from '@piata/db'
import Type from 'typebox'
import { type AgentContext, defineAgent, success } from '../agent.ts'
import { type BackupSettings, draftOf } from '../backup/backup.ts'
import type { Manifest } from '../backup/manifest.ts'
import { backupsIn, nameAt, outdated, removeBackup, removeLeftovers } from '../backup/retention.ts'
import type { Trial } from '../backup/trial.ts'
import type { BackupWork } from '../backup/worker.ts'
import { runProgram } from '../runtime/program.ts'

const source = 'backup'
const longestTitle = 300
const worker = join(import.meta.dirname, '../backup/worker.ts')
/**
 * Where Postgres's programs look for what the address of the database does not say, where there is room for a while, where Node keeps what
 * it compiled, and how it is told to run.
 */
const variables =
  /^(?:PG[A-Z]+|TMPDIR|TMP|TEMP|SystemRoot|NODE_EXTRA_CA_CERTS|NODE_COMPILE_CACHE|NODE_OPTIONS)$/

/**
 * Once a day: a backup in a folder of its own, restored for a trial, and those that are too old removed. The work is done by a process of its own, as copying
 * a database keeps a thread busy.
 */
export const backup = defineAgent({
  name: source,
  summary:
    'Copies database, pictures and keys into PIATA_BACKUP_FOLDER, and tries whether they can be restored',
  input: Type.Object({}, { additionalProperties: false }),
  output: Type.Object({
    skipped: Type.Optional(Type.Literal('no PIATA_BACKUP_FOLDER')),
    made: Type.Optional(Type.Object({ name: Type.String(), files: Type.Integer(), bytes: Type.Integer() })),
    restored: Type.Optional(
      Type.Object({
        listings: Type.Optional(Type.Integer()),
        users: Type.Optional(Type.Integer()),
        images: Type.Optional(Type.Integer()),
        refused: Type.Optional(Type.String({ description: 'Why only sums were checked' })),
      }),
    ),
    removed: Type.Optional(Type.Array(Type.String())),
    fault: Type.Optional(Type.String()),
  }),
  schedule: { cron: '30 3 * * *', jitterMs: 10 * 60_000 },
  // Pictures are read twice: for their sums, and for the trial.
  timeoutMs: 12 * 60 * 60_000,
  retries: 1,
  async run(_task, context) {
    const { config, database, signal, now, progress } = context
    const folder = config.backupFolder
    if (folder === undefined) {
      await database.notices.settle(source, [])
      return success({ skipped: 'no PIATA_BACKUP_FOLDER' as const })
    }
    const name = nameAt(now())
    let made: Manifest
    try {
      await mkdir(folder, { recursive: true, mode: 0o700 })
      await removeLeftovers(folder)
      progress(0, 'copying')
      made = await inProcess<Manifest>('back-up', join(folder, name), context)
    } catch (error) {
      await rm(draftOf(join(folder, name)), { recursive: true, force: true }).catch(() => {})
      signal.throwIfAborted()
      await database.notices.settle(source, [notMade(error, folder)])
      throw error
    }
    const told = { name, files: made.files, bytes: made.bytes }
    progress(0.5, 'restoring for a trial')
    try {
      const { counts, refused, broken } = await inProcess<Trial>('try-restore', join(folder, name), context)
      if (broken !== null && broken.length > 0) throw new Error(broken.join('; '))
      if (counts?.listings === 0 && (await database.listings.countPublished()) > 0)
        throw new Error('it holds no listings')
      const removed = outdated(await backupsIn(folder), {
        daily: config.backupDaily,
        weekly: config.backupWeekly,
      })
      for (const old of removed) await removeBackup(folder, old)
      await database.notices.settle(source, [])
      return success({ made: told, restored: refused === null ? { ...counts } : { refused }, removed })
    } catch (error) {
      await removeLeftovers(folder).catch(() => {})
      signal.throwIfAborted()
      // Older ones stay, which may be the last that can be restored.
      const fault = reasonOf(error)
      await database.notices.settle(source, [notRestored(fault, join(folder, name))])
      return { status: 'error', output: { made: told, fault } }
    }
  },
})

async function inProcess<Result>(
  work: BackupWork['work'],
  folder: string,
  { config, signal }: AgentContext,
): Promise<Result> {
  const given: BackupWork = { work, settings: settingsOf(config), folder }
  const names = Object.keys(process.env).filter((name) => variables.test(name))
  return JSON.parse(await runProgram([process.execPath, worker], names, given, signal)) as Result
}

/** On the way to another process no more than it needs. */
function settingsOf(config: Config): BackupSettings {
  const { dataDir, keysDir, databaseUrl, databaseReaders, databaseConnections } = config
  const { databaseCa, databasePrepared, placesFile, limitDrafts, limitListings } = config
  return {
    ...{ dataDir, keysDir, databaseUrl, databaseReaders, databaseConnections },
    ...{ databaseCa, databasePrepared, placesFile, limitDrafts, limitListings },
  }
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

function notMade(error: unknown, folder: string): Finding {
  return {
    key: 'not-made',
    title: `No backup could be made: ${reasonOf(error)}`.slice(0, longestTitle),
    advice: 'See why, make room or mend it, then: npm run agents -- run backup',
    evidence: { folder },
  }
}

function notRestored(reason: string, folder: string): Finding {
  return {
    key: 'not-restored',
    title: `The newest backup could not be restored for a trial: ${reason}`.slice(0, longestTitle),
    advice:
      'See why, and make another: npm run agents -- run backup. Older ones stay until one can be restored.',
    evidence: { folder },
  }
}
