import type { Context } from '../context.ts'
import { DatabaseError } from '../errors.ts'
import { newId } from '../ids.ts'
import type { ImportMap, TableChoices } from '../import/index.ts'
import type { Contents, ImportCheckpoint, ImportPlan } from '../import/stored/contents.ts'
import { importRules } from '../rules/imports.ts'
import { storable } from '../text.ts'
import type { Id, Time } from '../types.ts'
import { lockAccount } from './lock-account.ts'

/**
 * `received`: stored, its rows are being read. `ready`: read, waits for its seller. `checking`: a dry run is under way. `checked`: its plan is there.
 * `running`: rows become listings. `held`: they have, but so many are gone from the file that its seller has to say so again. `done`, `cancelled`, `failed`: over, and what
 * was written stays.
 */
export const importStates = [
  'received',
  'ready',
  'checking',
  'checked',
  'running',
  'held',
  'done',
  'cancelled',
  'failed',
] as const
type ImportState = (typeof importStates)[number]

/** What its seller says besides the map. */
interface StoredImportSettings {
  /** Whether titles that are too long lose their end. */
  cutTitles: boolean
  /** Whether listings that are not in the file are withdrawn. */
  withdrawMissing: boolean
  /** Whether they are however many they are. */
  withdrawMany: boolean
}

export interface StoredImport {
  id: Id
  sellerId: Id
  /** Of the file, for people. */
  name: string
  bytes: number
  state: ImportState
  choices: TableChoices
  /** What is in it; null until its beginning was read. */
  contents: Contents | null
  map: ImportMap | null
  settings: StoredImportSettings
  plan: ImportPlan | null
  checkpoint: ImportCheckpoint | null
  /** Why it failed. */
  error: string | null
  createdAt: Time
  updatedAt: Time
}

type Change = Partial<
  Pick<StoredImport, 'state' | 'choices' | 'contents' | 'map' | 'settings' | 'plan' | 'checkpoint' | 'error'>
>

interface Imports {
  /**
   * @param mostBytes of all that an account keeps
   * @throws DatabaseError conflict where the account has as many as it may, or as much
   */
  create(
    given: Pick<StoredImport, 'id' | 'sellerId' | 'name' | 'bytes' | 'choices' | 'contents' | 'map'>,
    mostBytes: number,
  ): Promise<StoredImport>
  find(id: Id): Promise<StoredImport | undefined>
  /** The newest first. */
  list(sellerId: Id): Promise<StoredImport[]>
  /** False where its state is none of `from`. */
  change(id: Id, from: readonly ImportState[], change: Change): Promise<boolean>
  /** Its files are the caller's to remove. */
  remove(id: Id): Promise<void>
  /** Those that nobody touched since `before`. */
  stale(before: Time, limit: number): Promise<Id[]>
}

export interface ImportsSchema {
  imports: {
    id: Id
    seller_id: Id
    name: string
    bytes: number
    state: ImportState
    /** JSON. */
    choices: string
    contents: string | null
    map: string | null
    settings: string
    plan: string | null
    checkpoint: string | null
    error: string | null
    created_at: Time
    updated_at: Time
  }
}

export const newImportId = (): Id => newId()

export function createImports(context: Context): Imports {
  return {
    create({ id, sellerId, name, bytes, choices, contents, map }, mostBytes) {
      return context.write(async ({ queries }) => {
        await lockAccount(context, queries, sellerId)
        const { count, kept } = await queries
          .selectFrom('imports')
          .select((eb) => [
            eb.fn.countAll<number>().as('count'),
            eb.fn.sum<number | null>('bytes').as('kept'),
          ])
          .where('seller_id', '=', sellerId)
          .executeTakeFirstOrThrow()
        if (Number(count) >= importRules.most)
          throw new DatabaseError(
            'conflict',
            `An account keeps at most ${importRules.most} imported files; delete one that is done with`,
          )
        if (Number(kept ?? 0) + bytes > mostBytes)
          throw new DatabaseError(
            'conflict',
            `The imported files of an account have at most ${Math.floor(mostBytes / 1_000_000).toLocaleString('en')} MB together; delete one that is done with`,
          )
        const now = context.now()
        const settings: StoredImportSettings = {
          cutTitles: false,
          withdrawMissing: false,
          withdrawMany: false,
        }
        const row: ImportsSchema['imports'] = {
          ...{ id, seller_id: sellerId, name: storable(name), bytes, state: 'received' },
          choices: JSON.stringify(choices),
          contents: jsonOf(contents),
          map: jsonOf(map),
          settings: JSON.stringify(settings),
          ...{ plan: null, checkpoint: null, error: null, created_at: now, updated_at: now },
        }
        await queries.insertInto('imports').values(row).execute()
        return fromRow(row)
      })
    },

    async find(id) {
      const row = await context.read.selectFrom('imports').selectAll().where('id', '=', id).executeTakeFirst()
      return row && fromRow(row)
    },

    async list(sellerId) {
      const rows = await context.read
        .selectFrom('imports')
        .selectAll()
        .where('seller_id', '=', sellerId)
        .orderBy('id', 'desc')
        .limit(importRules.most)
        .execute()
      return rows.map(fromRow)
    },

    change(id, from, { state, error, choices, settings, contents, map, plan, checkpoint }) {
      return context.write(async ({ queries }) => {
        const { numUpdatedRows } = await queries
          .updateTable('imports')
          .set({
            updated_at: context.now(),
            ...(state !== undefined && { state }),
            ...(error !== undefined && { error: error === null ? null : storable(error) }),
            ...(choices !== undefined && { choices: JSON.stringify(choices) }),
            ...(settings !== undefined && { settings: JSON.stringify(settings) }),
            ...(contents !== undefined && { contents: jsonOf(contents) }),
            ...(map !== undefined && { map: jsonOf(map) }),
            ...(plan !== undefined && { plan: jsonOf(plan) }),
            ...(checkpoint !== undefined && { checkpoint: jsonOf(checkpoint) }),
          })
          .where('id', '=', id)
          .where('state', 'in', from)
          .executeTakeFirst()
        return numUpdatedRows > 0n
      })
    },

    async remove(id) {
      await context.write(({ queries }) => queries.deleteFrom('imports').where('id', '=', id).execute())
    },

    async stale(before, limit) {
      const rows = await context.read
        .selectFrom('imports')
        .select('id')
        .where('updated_at', '<', before)
        .orderBy('id')
        .limit(limit)
        .execute()
      return rows.map(({ id }) => id)
    },
  }
}

const jsonOf = (value: object | null): string | null =>
  value === null ? null : storable(JSON.stringify(value))

function fromRow(row: ImportsSchema['imports']): StoredImport {
  const parsed = <T>(text: string | null): T | null => (text === null ? null : (JSON.parse(text) as T))
  return {
    ...{ id: row.id, sellerId: row.seller_id, name: row.name, bytes: Number(row.bytes), state: row.state },
    choices: JSON.parse(row.choices) as TableChoices,
    contents: parsed(row.contents),
    map: parsed(row.map),
    settings: JSON.parse(row.settings) as StoredImportSettings,
    plan: parsed(row.plan),
    checkpoint: parsed(row.checkpoint),
    ...{ error: row.error, createdAt: row.created_at, updatedAt: row.updated_at },
  }
}
