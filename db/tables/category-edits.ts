import type { Names } from '@piata/config/languages'
import { sql } from 'kysely'
import type { Context, Queries, WriteTransaction } from '../context.ts'
import { DatabaseError } from '../errors.ts'
import { categoryRules, type checkCategory } from '../rules/categories.ts'
import { kindOf } from '../rules/kinds/index.ts'
import { isListed } from '../rules/lifecycle.ts'
import type { AttributeValue, Category, Id } from '../types.ts'
import { type CategoryIndex, readTree, treeVersionKey } from './categories.ts'
import { type Feed, recordChanges } from './changes.ts'
import { recategorisedCard } from './listings/cards.ts'
import { lockSetting, readSetting, writeSetting } from './settings.ts'

/** What an edit did. */
interface Edited {
  version: number
  isNew: boolean
  /** Whether listings have to follow: `followSome` does it. */
  needsWalk: boolean
}

type CheckedCategory = ReturnType<typeof checkCategory>['checked']

/** How far the listings have followed the tree. */
interface CategoryWalk {
  /** Categories whose listings are looked at. */
  ids: string[]
  /** From 0 to 1. */
  share: number
}

/** The operator's edits of the tree; the listings follow it in steps. */
interface CategoryEdits {
  /**
   * Makes a category, or changes all of one; what lies below it comes with it.
   * @param ifVersion of the tree, where the edit stands on one that was read
   * @throws DatabaseError stale; bad-reference naming the field; conflict for what listings or children stand against
   */
  save(id: string, category: CheckedCategory, ifVersion?: number): Promise<Edited>
  /**
   * Takes a leaf out of the tree; its listings and its addresses go to another one.
   * @throws DatabaseError stale, not-found; bad-reference `into` for what is no other leaf; conflict for one with children
   */
  remove(id: string, into: string, ifVersion?: number): Promise<Edited>
  /** What is still to follow; null where nothing is. */
  walk(): Promise<CategoryWalk | null>
  /** Lets listings follow the tree of now for `ms` and a portion. Resolves to whether there are more; none do before `followWaitMs` are over. */
  followSome(ms: number): Promise<boolean>
}

/** So long other processes may write by the tree before: listings follow only then. */
export const followWaitMs = 2_000

/** Of `settings`: categories whose listings are to follow, the last one that did by its `seq`, and when the last edit was. */
const walkKey = 'categories-walk'
interface StoredWalk {
  ids: string[]
  after: number
  since: number
}

/** Rows that are looked at in one statement, and changed in it: more would hold the writer too long. */
const lookedAtOnce = 500
const changedAtOnce = 50

export function createCategoryEdits(context: Context, feed: Feed, index: CategoryIndex): CategoryEdits {
  /** One edit at a time, on the tree as it is stored. */
  async function editing(tx: WriteTransaction, ifVersion: number | undefined) {
    const { queries } = tx
    await lockSetting(queries, walkKey)
    const tree = await readTree(queries)
    if (ifVersion !== undefined && ifVersion !== tree.version)
      throw new DatabaseError('stale', 'The categories have changed since they were read')
    return tree
  }

  async function edited(tx: WriteTransaction, version: number, ids: string[]): Promise<void> {
    const { queries } = tx
    await writeSetting(queries, treeVersionKey, String(version))
    const now = await readTree(queries)
    tx.onCommit(() => void Object.assign(index, now))
    if (ids.length === 0) return
    const walk = parseWalk(await readSetting(queries, walkKey))
    const all = [...new Set([...(walk?.ids ?? []), ...ids])]
    const since = Date.parse(context.now())
    await writeSetting(queries, walkKey, JSON.stringify({ ids: all, after: 0, since } satisfies StoredWalk))
  }

  return {
    save(id, category, ifVersion) {
      return context.write(async (tx) => {
        const { queries } = tx
        const tree = await editing(tx, ifVersion)
        const before = tree.byId.get(id)
        if (tree.gone.has(id))
          throw new DatabaseError('conflict', `'${id}' was a category once, and leads to another`, 'id')
        await refuseWrongPlace(queries, tree, id, category)
        const path = [...(tree.byId.get(category.parentId ?? '')?.path ?? []), id]
        for (const { name, type } of category.attributes) {
          const known = before?.attributes.find((one) => one.name === name)
          if (known && known.type !== type)
            throw new DatabaseError(
              'conflict',
              `'${name}' is ${known.type} for good; another kind needs another name`,
              'attributes',
            )
        }
        const row = {
          parent_id: category.parentId,
          names: JSON.stringify(category.name),
          icon: category.icon,
          has_condition: category.hasCondition ? 1 : 0,
          path: path.join('/'),
          moved_into: null,
        }
        await queries
          .insertInto('categories')
          .values({ id, ...row, position: 0 })
          .onConflict((c) => c.column('id').doUpdateSet(row))
          .execute()
        await queries.deleteFrom('category_attributes').where('category_id', '=', id).execute()
        await context.insertMany(
          tx,
          'category_attributes',
          ['category_id', 'name', 'position', 'type', 'definition'],
          category.attributes.map((attribute, position) => [
            id,
            attribute.name,
            position,
            attribute.type,
            JSON.stringify(attribute),
          ]),
        )
        const isMoved = before !== undefined && before.path.join('/') !== path.join('/')
        if (isMoved) {
          await moveBelow(queries, before.path, path)
          await keepPlace(queries, tree, before)
        }
        await order(queries, tree, { ...category, id, path }, category.position)
        if (before !== undefined) await keepNames(queries, before, category.name)
        const needsWalk =
          isMoved || (before !== undefined && isOtherForListings(before, { ...category, id, path }))
        await edited(tx, tree.version + 1, isMoved ? tree.subtree(id) : needsWalk ? [id] : [])
        return { version: tree.version + 1, isNew: before === undefined, needsWalk }
      })
    },

    remove(id, into, ifVersion) {
      return context.write(async (tx) => {
        const { queries } = tx
        const tree = await editing(tx, ifVersion)
        const before = tree.byId.get(id)
        if (before === undefined) throw new DatabaseError('not-found', 'There is no such category')
        if (!tree.isLeaf(id))
          throw new DatabaseError('conflict', 'It has categories below it: move or remove them first')
        if (into === id || tree.leaf(into) === undefined)
          throw new DatabaseError(
            'bad-reference',
            `'${into}' is no other category that takes listings`,
            'into',
          )
        await queries.deleteFrom('category_attributes').where('category_id', '=', id).execute()
        await queries
          .updateTable('categories')
          .set({ moved_into: into, parent_id: null })
          .where((eb) => eb.or([eb('id', '=', id), eb('moved_into', '=', id)]))
          .execute()
        await keepPlace(queries, tree, before)
        await keepNames(queries, before, {})
        await edited(tx, tree.version + 1, [id])
        return { version: tree.version + 1, isNew: false, needsWalk: true }
      })
    },

    async walk() {
      const walk = parseWalk(await readSetting(context.read, walkKey))
      if (walk === undefined) return null
      const last = await lastSeq(context.read)
      return { ids: walk.ids, share: last === 0 ? 1 : Math.min(1, walk.after / last) }
    },

    followSome(ms) {
      return context.write(async (tx) => {
        const { queries } = tx
        const walk = parseWalk(await lockSetting(queries, walkKey))
        if (walk === undefined) return false
        if (Date.parse(context.now()) < walk.since + followWaitMs) return true
        const tree = await readTree(queries)
        const last = await lastSeq(queries)
        const end = performance.now() + ms
        let { after } = walk
        do after = await followPortion(tx, tree, walk.ids, after)
        while (after < last && performance.now() < end)
        const isOver = after >= last
        await writeSetting(queries, walkKey, isOver ? '' : JSON.stringify({ ...walk, after }))
        return !isOver
      })
    },
  }

  /** Resolves to the last `seq` that was looked at. */
  async function followPortion(
    tx: WriteTransaction,
    tree: CategoryIndex,
    ids: readonly string[],
    after: number,
  ): Promise<number> {
    const marks = ids.map(() => '?').join(', ')
    const rows = (await tx.rows(
      `select seq, id, status, category_id, condition, attributes, card from listings
        where seq > ? and seq <= ? and category_id in (${marks}) order by seq limit ${changedAtOnce}${context.dialect === 'postgres' ? ' for update' : ''}`,
      [after, after + lookedAtOnce, ...ids],
    )) as [number, Id, Parameters<typeof isListed>[0], string, Category['id'] | null, string, string][]
    const told: Id[] = []
    for (const [, id, status, categoryId, condition, attributes, card] of rows) {
      const category = tree.byId.get(tree.gone.get(categoryId) ?? categoryId)
      if (category === undefined) continue
      const held = JSON.parse(attributes) as Record<string, AttributeValue>
      const kept = keptAttributes(held, category)
      const row = {
        category_id: category.id,
        condition: (category.hasCondition ? condition : null) as never,
        attributes: JSON.stringify(kept),
      }
      await tx.queries
        .updateTable('listings')
        .set((eb) => ({
          ...row,
          card: recategorisedCard({ ...row, card }, category, kept),
          version: eb('version', '+', 1),
        }))
        .where('id', '=', id)
        .execute()
      if (isListed(status)) told.push(id)
    }
    await recordChanges(context, feed, tx, 'upsert', told)
    return rows.length === changedAtOnce ? Number(rows.at(-1)![0]) : after + lookedAtOnce
  }
}

function parseWalk(text: string | undefined): StoredWalk | undefined {
  return text === undefined || text === '' ? undefined : (JSON.parse(text) as StoredWalk)
}

async function lastSeq(queries: Queries): Promise<number> {
  const row = await queries
    .selectFrom('listings')
    .select(({ fn }) => fn.max('seq').as('last'))
    .executeTakeFirst()
  return Number(row?.last ?? 0)
}

/** What a listing may keep of its attributes: those that the category has, with values that it takes. */
function keptAttributes(
  held: Record<string, AttributeValue>,
  { attributes }: Category,
): Record<string, AttributeValue> {
  return Object.fromEntries(
    Object.entries(held).filter(([name, value]) => {
      const attribute = attributes.find((one) => one.name === name)
      if (attribute === undefined) return false
      // What was within the bounds when it was written stays.
      const { min: _min, max: _max, ...unbound } = attribute
      return kindOf(attribute).check(value, unbound).faults.length === 0
    }),
  )
}

/** Whether cards, documents or values of listings are others after a change: names and order are not theirs. */
function isOtherForListings(
  before: Category,
  after: Pick<Category, 'id' | 'path' | 'hasCondition' | 'attributes'>,
): boolean {
  const theirs = ({
    path,
    hasCondition,
    attributes,
  }: Pick<Category, 'path' | 'hasCondition' | 'attributes'>) =>
    JSON.stringify([
      path,
      hasCondition,
      attributes.map(({ name, type, card, options }) => [
        name,
        type,
        card,
        options?.map(({ value }) => value),
      ]),
    ])
  return theirs(before) !== theirs(after)
}

/** Of categories with one name some have that of what they lay in before theirs in their addresses. */
async function keepPlace(
  queries: Queries,
  tree: CategoryIndex,
  { id, parentId, name }: Category,
): Promise<void> {
  const above = tree.byId.get(parentId ?? '')?.name ?? ({} as Names)
  const both = Object.entries(name).map(([locale, own]) => [
    locale,
    `${above[locale as keyof Names] ?? ''} ${own}`.trim(),
  ])
  await keepNames(queries, { id, name: Object.fromEntries(both) as Names }, name)
}

/** Keeps the names that a category has no more, as addresses were made of them. */
async function keepNames(
  queries: Queries,
  before: Pick<Category, 'id' | 'name'>,
  names: Record<string, string>,
): Promise<void> {
  for (const [locale, name] of Object.entries(before.name))
    if (names[locale] !== name)
      await queries
        .insertInto('category_former_names')
        .values({ locale, name, category: before.id })
        .onConflict((c) => c.columns(['locale', 'name']).doUpdateSet({ category: before.id }))
        .execute()
}

/** What whoever would divide a leaf does in its place. */
const instead = ': make a category where it stands, and move it below that one'

/** @throws DatabaseError bad-reference, conflict */
async function refuseWrongPlace(
  queries: Queries,
  tree: CategoryIndex,
  id: string,
  { parentId, attributes }: CheckedCategory,
): Promise<void> {
  const below = tree.all.filter(({ path }) => path.includes(id))
  const isParent = below.length > 1
  if (isParent && attributes.length > 0)
    throw new DatabaseError('conflict', 'Attributes belong to the categories below it', 'attributes')
  if (parentId === null) return
  const parent = tree.byId.get(parentId)
  if (parent === undefined || parentId === id)
    throw new DatabaseError('bad-reference', `'${parentId}' is no other category`, 'parentId')
  if (parent.path.includes(id))
    throw new DatabaseError('bad-reference', `'${parentId}' lies below '${id}' itself`, 'parentId')
  const own = tree.byId.get(id)?.path.length ?? 0
  const height = Math.max(1, ...below.map(({ path }) => path.length - own + 1))
  const levels = parent.path.length + height
  if (levels > categoryRules.levels)
    throw new DatabaseError(
      'conflict',
      `Below '${parentId}' it would make ${levels} levels; there are ${categoryRules.levels} at most`,
      'parentId',
    )
  if (!tree.isLeaf(parentId)) return
  if (parent.attributes.length > 0)
    throw new DatabaseError(
      'conflict',
      `'${parentId}' has attributes, so nothing goes below it${instead}`,
      'parentId',
    )
  const listing = await queries
    .selectFrom('listings')
    .select('id')
    .where('category_id', '=', parentId)
    .where('status', 'in', ['published', 'reserved'])
    .limit(1)
    .executeTakeFirst()
  if (listing !== undefined)
    throw new DatabaseError(
      'conflict',
      `'${parentId}' holds listings, so nothing goes below it${instead}`,
      'parentId',
    )
}

/** Leads all that lies below a category by its new place. */
async function moveBelow(
  queries: Queries,
  before: readonly string[],
  after: readonly string[],
): Promise<void> {
  const [from, to] = [before.join('/'), after.join('/')]
  await queries
    .updateTable('categories')
    .set({ path: sql<string>`${to} || substr(path, ${sql.lit(from.length + 1)})` })
    .where('path', 'like', `${from}/%`)
    .execute()
}

/** Numbers all categories anew: roots in their order, each followed by what is below it. */
async function order(
  queries: Queries,
  tree: CategoryIndex,
  moved: Pick<Category, 'id' | 'parentId' | 'path'>,
  position: number,
): Promise<void> {
  const others = tree.all.filter(({ id }) => id !== moved.id)
  const childrenOf = (parentId: string | null) => {
    const children: Pick<Category, 'id'>[] = others.filter((one) => one.parentId === parentId)
    if (moved.parentId === parentId) children.splice(position, 0, moved)
    return children
  }
  const ids: string[] = []
  const visit = (parentId: string | null) => {
    for (const { id } of childrenOf(parentId)) {
      ids.push(id)
      visit(id)
    }
  }
  visit(null)
  const rows = await queries.selectFrom('categories').select(['id', 'position']).execute()
  const stored = new Map(rows.map((row) => [row.id, row.position]))
  for (const [at, id] of ids.entries())
    if (stored.get(id) !== at)
      await queries.updateTable('categories').set({ position: at }).where('id', '=', id).execute()
}
