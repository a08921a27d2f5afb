import { setPriority } from 'node:os'
import { json } from 'node:stream/consumers'
import { type BackupSettings, backUp } from './backup.ts'
import { tryRestore } from './trial.ts'

/** What the agent asks of this process, as JSON on stdin; the answer is JSON on stdout, a fault one line on stderr. */
export interface BackupWork {
  work: 'back-up' | 'try-restore'
  settings: BackupSettings
  folder: string
}

// Whoever waits for an answer comes first.
setPriority(10)
process.umask(0o077)
try {
  const { work, settings, folder } = (await json(process.stdin)) as BackupWork
  const result = await (work === 'back-up' ? backUp(settings, folder) : tryRestore(settings, folder))
  process.stdout.write(JSON.stringify(result))
} catch (error) {
  process.stderr.write(error instanceof Error ? error.message : String(error))
  process.exitCode = 1
}
