import { createHash } from 'node:crypto'
import { type Names, namesOf } from '@piata/config/languages'
import type { Context, Queries } from '../context.ts'
import { filtersOf } from '../rules/categories.ts'
import { takesListings } from '../rules/site/index.ts'
import type { Category, CategoryAttribute, JsonBytes } from '../types.ts'
import { lockSetting, readSetting, writeSetting } from './settings.ts'
import type { SiteKnown } from './site.ts'

interface Categories {
  /** `{"items":[…]}`: roots with `children`, each with its attributes, as far as the site's settings allow them. Cached bytes. */
  tree(): Promise<JsonBytes>
  all(): Promise<Category[]>
  find(id: string): Promise<Category | undefined>
  /** What this process knows for now; another array once the tree has changed. */
  readonly current: readonly Category[]
  /** Grows with every edit of the operator's; 0 while the tree is the one that comes with Piata. */
  readonly version: number
  /** Of categories that are no more: which one took their listings. */
  readonly gone: ReadonlyMap<string, string>
  /** Reads what others changed, and resolves to whether anything did. */
  refresh(): Promise<boolean>
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
    /** Of one that is no more: which took its listings. */
    moved_into: string | null
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
  version: number
  gone: Map<string, string>
}

/** Of `settings`: how often the operator edited the tree, which is his own from the first time on. */
export const treeVersionKey = 'categories-version'

/** Writes the catalogue into the database when it differs from the last one that was written, and the operator has not made it his own. */
export async function syncCategories(context: Context, categories: Category[]): Promise<void> {
  const hash = createHash('sha256').update(JSON.stringify(categories)).digest('hex')
  if ((await readSetting(context.read, 'categories-hash')) === hash) return
  await context.write(async (tx) => {
    const { queries } = tx
    if ((await lockSetting(queries, 'categories-hash')) === hash) return
    if ((await readSetting(queries, treeVersionKey)) !== undefined) {
      await nameInFurtherLanguages(queries, categories)
      return writeSetting(queries, 'categories-hash', hash)
    }
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
        moved_into: null,
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

/** The operator's own tree keeps its names; a language that came since is taken from the catalogue, as far as both have the same. */
async function nameInFurtherLanguages(queries: Queries, catalogue: readonly Category[]): Promise<void> {
  for (const { id, name, attributes } of catalogue) {
    const stored = await queries
      .selectFrom('categories')
      .select('names')
      .where('id', '=', id)
      .executeTakeFirst()
    if (stored === undefined) continue
    const own = JSON.parse(stored.names) as Names
    if (lacks(own, name)) {
      const names = JSON.stringify({ ...name, ...own })
      await queries.updateTable('categories').set({ names }).where('id', '=', id).execute()
    }
    const rows = await queries
      .selectFrom('category_attributes')
      .select(['name', 'definition'])
      .where('category_id', '=', id)
      .execute()
    for (const row of rows) {
      const known = attributes.find((attribute) => attribute.name === row.name)
      const definition = JSON.parse(row.definition) as CategoryAttribute
      if (known === undefined || !lacks(definition.label, known.label)) continue
      const options = definition.options?.map((option) => ({
        ...option,
        label: { ...known.options?.find(({ value }) => value === option.value)?.label, ...option.label },
      }))
      const named: CategoryAttribute = {
        ...definition,
        label: { ...known.label, ...definition.label },
        ...(definition.unitLabel && { unitLabel: { ...known.unitLabel, ...definition.unitLabel } }),
        ...(options && { options }),
      }
      await queries
        .updateTable('category_attributes')
        .set({ definition: JSON.stringify(named) })
        .where('category_id', '=', id)
        .where('name', '=', row.name)
        .execute()
    }
  }
}

const lacks = (own: Names, known: Names): boolean =>
  Object.keys(known).some((language) => own[language] === undefined)

export async function loadCategories(context: Context): Promise<CategoryIndex> {
  return readTree(context.read)
}

/** The tree as it is stored. */
export async function readTree(queries: Queries): Promise<CategoryIndex> {
  const version = Number((await readSetting(queries, treeVersionKey)) ?? 0)
  const stored = await queries.selectFrom('categories').selectAll().orderBy('position').execute()
  const attributeRows = await queries
    .selectFrom('category_attributes')
    .selectAll()
    .orderBy('position')
    .execute()
  const attributes = Map.groupBy(attributeRows, (row) => row.category_id)
  const rows = stored.filter((row) => row.moved_into === null)
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
    version,
    gone: new Map(stored.flatMap((row) => (row.moved_into === null ? [] : [[row.id, row.moved_into]]))),
    subtree: (id) => all.filter((category) => category.path.includes(id)).map((category) => category.id),
    isLeaf: (id) => !parents.has(id),
    leaf: (id) => (parents.has(id) ? undefined : byId.get(id)),
  }
}

/** @param index of this process, which every group of tables has: what is read anew is put into it */
export function createCategories(context: Context, index: CategoryIndex, site: SiteKnown): Categories {
  let made: { of: SiteKnown['settings']; all: Category[]; tree: JsonBytes } | undefined
  return {
    async tree() {
      if (made?.of.categories !== site.settings.categories || made.all !== index.all)
        made = { of: site.settings, all: index.all, tree: treeBytes(index, site.settings) }
      return made.tree
    },
    all: async () => index.all,
    find: async (id) => index.byId.get(id),
    get current() {
      return index.all
    },
    get version() {
      return index.version
    },
    get gone() {
      return index.gone
    },
    async refresh() {
      const [row] = await context.raw('select value from settings where key = ?', [treeVersionKey])
      if (Number(row?.[0] ?? 0) === index.version) return false
      Object.assign(index, await readTree(context.read))
      return true
    },
  }
}

type Node = Category & { children: Node[]; former?: string[]; filters?: CategoryAttribute[] }

function treeBytes(index: CategoryIndex, settings: SiteKnown['settings']): JsonBytes {
  // Those that take listings, and what leads to them.
  const shown = new Set(index.all.flatMap(({ path }) => (takesListings(settings, path) ? path : [])))
  const nodes = new Map(
    index.all
      .filter(({ id }) => shown.has(id))
      .map((category): [string, Node] => [category.id, { ...category, children: [] }]),
  )
  for (const [former, into] of index.gone) {
    const node = nodes.get(into)
    if (node) node.former = [...(node.former ?? []), former]
  }
  const roots: Node[] = []
  for (const node of nodes.values()) {
    const siblings = node.parentId === null ? roots : nodes.get(node.parentId)?.children
    siblings?.push(node)
  }
  for (const node of nodes.values()) {
    const filters = index.isLeaf(node.id) ? [] : filtersOf(index.all, node.id)
    if (filters.length > 0) node.filters = filters
  }
  const body = Buffer.from(JSON.stringify({ items: roots }))
  return { body, etag: `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"` }
}
