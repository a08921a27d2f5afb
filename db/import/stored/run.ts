import type { Database } from '../../database.ts'
import { DatabaseError } from '../../errors.ts'
import type { StoredImport } from '../../tables/imports.ts'
import { ImportError } from '../errors.ts'
import type { TableLimits } from '../open.ts'
import { suggestMap } from '../suggest/index.ts'
import { readRows } from './rows-file.ts'
import { scanFile } from './scan.ts'
import { commitImport, ImportEnded, planImport } from './work.ts'

interface Run {
  database: Database
  folder: string
  timeZone: string
  limits?: TableLimits
  signal: AbortSignal
}

/**
 * Does what a stored import waits for: reads its rows, plans it or writes it; resolves once its seller is to say more. Ended anywhere and run
 * again, it comes to the same.
 * @throws what failed on our side; what is the file's, the map's or the account's fault is kept with the import
 */
export async function runImport(id: string, run: Run): Promise<void> {
  const { database } = run
  const stored = await database.imports.find(id)
  if (stored === undefined) return
  try {
    if (stored.state === 'received') await read(stored, run)
    else if (stored.state === 'checking') {
      const plan = await planImport({ ...run, stored })
      await database.imports.change(id, ['checking'], { state: 'checked', plan })
    } else if (stored.state === 'running') {
      const seller = await database.users.findById(stored.sellerId)
      if (seller === undefined || seller.suspension !== null)
        throw new ImportError('The account may not publish now.')
      const { checkpoint, isHeld } = await commitImport({ ...run, stored })
      await database.imports.change(id, ['running'], { state: isHeld ? 'held' : 'done', checkpoint })
      await database.analyze()
    }
  } catch (error) {
    if (error instanceof ImportEnded) return
    const isTheirs =
      error instanceof ImportError || (error instanceof DatabaseError && error.code === 'conflict')
    if (!isTheirs) throw error
    await database.imports.change(id, [stored.state], { state: 'failed', error: error.message })
  }
}

async function read(stored: StoredImport, { database, folder, limits, signal }: Run): Promise<void> {
  const { id, choices } = stored
  const contents = await scanFile({ folder, choices, ...(limits && { limits }) }, signal)
  const known = stored.map
  const map =
    known ??
    suggestMap(
      contents.columns.map(({ name }) => name),
      await readRows(folder, 0, 1_000),
      await database.categories.all(),
    )
  await database.imports.change(id, ['received'], {
    state: 'ready',
    contents,
    map: map as StoredImport['map'],
  })
}
