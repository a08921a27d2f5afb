import type { Context, Queries, WriteTransaction } from '../../context.ts'
import { bandCount, likeness, nearEnough, type Print, printOf } from '../../rules/checks/prints.ts'
import type { Id } from '../../types.ts'
import { readSetting, writeSetting } from '../settings.ts'
import type { AlikeListing, Listings } from './face.ts'
import { listed, onShow } from './schema.ts'

export interface TextPrintsSchema {
  /** By the `seq` of a listing; a trigger removes it with the listing. */
  text_prints: { seq: number } & Record<`b${number}`, number>
}

const bands = Array.from({ length: bandCount }, (_, band) => `b${band}` as const)
/** Of one band: the newest, as a text that many share is found all the same. */
const mostOfBand = 20
/** Whose texts are compared. */
const mostCompared = 24
const mostAlike = 5
const cursorKey = 'printed-until'

const sameBands = bands
  .map(
    (band) =>
      `select * from (select seq from text_prints where ${band} = ? order by seq desc limit ${mostOfBand}) as of_${band}`,
  )
  .join(' union all ')
const candidates = `select seq, count(*) as shared from (${sameBands}) as found group by seq order by shared desc, seq desc limit ${mostCompared}`
const alike = `select listings.id, listings.seller_id, listings.title, listings.description from (${candidates}) as near
  join listings on listings.seq = near.seq where listings.id <> ? and ${listed}`

/** Those whose text is nearly the same, the most alike first; none for a text too short to tell. */
export async function findAlike(
  raw: Context['raw'],
  print: Print | undefined,
  id: Id,
): Promise<AlikeListing[]> {
  if (print === undefined) return []
  const rows = (await raw(alike, [...print.bands, id])) as [Id, Id, string, string][]
  return rows
    .map(([other, sellerId, title, description]) => ({
      ...{ id: other, sellerId, title },
      likeness: likeness(print.pairs, printOf(title, description)?.pairs ?? new Set()),
    }))
    .filter((one) => one.likeness >= nearEnough)
    .sort((one, other) => other.likeness - one.likeness)
    .slice(0, mostAlike)
}

/** Keeps how a listing's text is found; a text that became too short is not. */
export async function keepPrint(queries: Queries, seq: number, print: Print | undefined): Promise<void> {
  if (print === undefined) {
    await queries.deleteFrom('text_prints').where('seq', '=', seq).execute()
    return
  }
  const values = Object.fromEntries(bands.map((band, at) => [band, print.bands[at]!])) as Record<
    (typeof bands)[number],
    number
  >
  await queries
    .insertInto('text_prints')
    .values({ seq, ...values })
    .onConflict((c) => c.column('seq').doUpdateSet(values))
    .execute()
}

/** What tells which listings say nearly the same. */
export function createTextPrints(context: Context): Pick<Listings, 'printSome' | 'alike'> {
  return {
    printSome: (limit) => context.write((tx) => printSome(context, tx, limit)),

    async alike(id) {
      const row = await context.read
        .selectFrom('listings')
        .select(['title', 'description'])
        .where('id', '=', id)
        .executeTakeFirst()
      return row ? findAlike(context.raw, printOf(row.title, row.description), id) : []
    },
  }
}

/**
 * Prints up to `limit` listings that came by other ways than being published one by one, as imports do; resolves to how many were looked at. How far it
 * came is kept.
 */
async function printSome(context: Context, tx: WriteTransaction, limit: number): Promise<number> {
  const { queries } = tx
  const after = Number((await readSetting(queries, cursorKey)) ?? 0)
  const rows = (await tx.rows(
    `select seq, title, description, case when ${onShow} then 1 else 0 end as shown from listings where seq > ? order by seq limit ?`,
    [after, limit],
  )) as [number, string, string, number][]
  const prints = rows.flatMap(([seq, title, description, shown]) => {
    const print = Number(shown) === 1 ? printOf(title, description) : undefined
    return print === undefined ? [] : [[Number(seq), ...print.bands]]
  })
  const known = await knownOf(
    tx,
    prints.map(([seq]) => seq!),
  )
  await context.insertMany(
    tx,
    'text_prints',
    ['seq', ...bands],
    prints.filter(([seq]) => !known.has(seq!)),
  )
  const last = rows.at(-1)
  if (last !== undefined) await writeSetting(queries, cursorKey, String(last[0]))
  return rows.length
}

async function knownOf({ queries }: WriteTransaction, seqs: number[]): Promise<ReadonlySet<number>> {
  if (seqs.length === 0) return new Set()
  const rows = await queries.selectFrom('text_prints').select('seq').where('seq', 'in', seqs).execute()
  return new Set(rows.map(({ seq }) => Number(seq)))
}
