import { createHash } from 'node:crypto'
import { namesOf } from '@piata/config/languages'
import type { Context } from '../context.ts'
import type { Category, CategoryAttribute, JsonBytes } from '../types.ts'
import { lockSetting, readSetting, writeSetting } from './settings.ts'

interface Categories {
  /** `{"items":[…]}`: roots with `children`, each with its attributes. Cached bytes. */
  tree(): Promise<JsonBytes>
  all(): Promise<Category[]>
  find(id: string): Promise<Category | undefined>
}

export interface CategoriesSchema {
  categories: {
    id: string
    parent_id: string | null
    position: number
    /** By language, as JSON. */
    names: string
    icon: string
    has_condition: number
    /** Ids from the root to itself, joined by '/'. */
    path: string
  }
  category_attributes: {
    category_id: string
    name: string
    position: number
    type: CategoryAttribute['type']
    /** The whole CategoryAttribute as JSON. */
    definition: string
  }
}

/** The tree in memory: every write validates against it and every card names its path. */
export interface CategoryIndex {
  all: Category[]
  byId: Map<string, Category>
  /** Ids of a category and of all below it. */
  subtree(id: string): string[]
  isLeaf(id: string): boolean
  /** The category, where listings may be in it. */
  leaf(id: string): Category | undefined
}

/** Writes the catalogue into the database when it differs from the last one that was written. */
export async function syncCategories(context: Context, categories: Category[]): Promise<void> {
  const hash = createHash('sha256').update(JSON.stringify(categories)).digest('hex')
  if ((await readSetting(context.read, 'categories-hash')) === hash) return
  await context.write(async (tx) => {
    const { queries } = tx
    if ((await lockSetting(queries, 'categories-hash')) === hash) return
    const kept = new Set(categories.map((category) => category.id))
    // Parents first: their children refer to them.
    const ordered = categories.map((category, position) => ({ category, position }))
    ordered.sort((a, b) => a.category.path.length - b.category.path.length)
    for (const { category, position } of ordered) {
      const row = {
        parent_id: category.parentId,
        position,
        names: JSON.stringify(category.name),
        icon: category.icon,
        has_condition: category.hasCondition ? 1 : 0,
        path: category.path.join('/'),
      }
      await queries
        .insertInto('categories')
        .values({ id: category.id, ...row })
        .onConflict((c) => c.column('id').doUpdateSet(row))
        .execute()
    }
    await queries.deleteFrom('category_attributes').execute()
    await context.insertMany(
      tx,
      'category_attributes',
      ['category_id', 'name', 'position', 'type', 'definition'],
      categories.flatMap((category) =>
        category.attributes.map((attribute, position) => [
          category.id,
          attribute.name,
          position,
          attribute.type,
          JSON.stringify(attribute),
        ]),
      ),
    )
    // Categories that left the catalogue stay while a listing or a child needs them; deepest first.
    const stored = await queries.selectFrom('categories').select(['id', 'path']).execute()
    const gone = stored.filter((row) => !kept.has(row.id)).sort((a, b) => b.path.length - a.path.length)
    for (const { id } of gone) {
      await queries
        .deleteFrom('categories')
        .where('id', '=', id)
        .where((eb) =>
          eb.and([
            eb.not(eb.exists(eb.selectFrom('listings').select('id').where('category_id', '=', id))),
            eb.not(
              eb.exists(eb.selectFrom('categories as child').select('id').where('child.parent_id', '=', id)),
            ),
          ]),
        )
        .execute()
    }
    await writeSetting(queries, 'categories-hash', hash)
  })
}

export async function loadCategories(context: Context): Promise<CategoryIndex> {
  const rows = await context.read.selectFrom('categories').selectAll().orderBy('position').execute()
  const attributeRows = await context.read
    .selectFrom('category_attributes')
    .selectAll()
    .orderBy('position')
    .execute()
  const attributes = Map.groupBy(attributeRows, (row) => row.category_id)
  const all = rows.map(
    (row): Category => ({
      id: row.id,
      parentId: row.parent_id,
      name: namesOf(JSON.parse(row.names) as Record<string, string>),
      icon: row.icon,
      hasCondition: row.has_condition === 1,
      path: row.path.split('/'),
      attributes: (attributes.get(row.id) ?? []).map(
        (attribute) => JSON.parse(attribute.definition) as CategoryAttribute,
      ),
    }),
  )
  const parents = new Set(all.map((category) => category.parentId))
  const byId = new Map(all.map((category) => [category.id, category]))
  return {
    all,
    byId,
    subtree: (id) => all.filter((category) => category.path.includes(id)).map((category) => category.id),
    isLeaf: (id) => !parents.has(id),
    leaf: (id) => (parents.has(id) ? undefined : byId.get(id)),
  }
}

export function createCategories(index: CategoryIndex): Categories {
  const tree = treeBytes(index)
  return {
    tree: async () => tree,
    all: async () => index.all,
    find: async (id) => index.byId.get(id),
  }
}

type Node = Category & { children: Node[] }

function treeBytes(index: CategoryIndex): JsonBytes {
  const nodes = new Map(
    index.all.map((category): [string, Node] => [category.id, { ...category, children: [] }]),
  )
  const roots: Node[] = []
  for (const node of nodes.values()) {
    const siblings = node.parentId === null ? roots : nodes.get(node.parentId)?.children
    siblings?.push(node)
  }
  const body = Buffer.from(JSON.stringify({ items: roots }))
  return { body, etag: `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"` }
}
