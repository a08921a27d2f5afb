import { type Category, type CategoryAttribute, type Database, filtersOf, type Places } from '@piata/db'

/** What search needs to know of the categories and places, looked up by name. */
export interface Catalogue {
  readonly categories: ReadonlyMap<string, Category>
  /** The category that an id of today or of before stands for; undefined for none. */
  named(id: string): string | undefined
  /** A category and those that went into it, by whose ids some of its listings may still be known. */
  withFormer(id: string): string[]
  /** By category id: its own attributes, or of a parent those of all below it. */
  attributesOf(categoryId: string | undefined): Map<string, CategoryAttribute[]>
  /** What a category's results are filtered by. */
  filtersOf(categoryId: string): CategoryAttribute[]
  places: Pick<Places, 'named' | 'countyCode' | 'importanceOf'>
}

interface Known {
  of: readonly Category[]
  categories: Map<string, Category>
  attributes: Map<string | undefined, Map<string, CategoryAttribute[]>>
  filters: Map<string, CategoryAttribute[]>
}

/** Places change with a release only; categories are looked up anew once the operator has edited them. */
export function catalogueOf({ categories, places }: Pick<Database, 'categories' | 'places'>): Catalogue {
  let known: Known | undefined
  const now = () => {
    if (known?.of !== categories.current) known = knownOf(categories.current)
    return known
  }
  return {
    get categories() {
      return now().categories
    },
    named(id) {
      if (now().categories.has(id)) return id
      return categories.gone.get(id)
    },
    withFormer: (id) => [
      id,
      ...[...categories.gone].flatMap(([former, into]) => (into === id ? [former] : [])),
    ],
    attributesOf: (categoryId) => now().attributes.get(categoryId) ?? new Map(),
    filtersOf: (categoryId) => now().filters.get(categoryId) ?? [],
    places,
  }
}

function knownOf(all: readonly Category[]): Known {
  const attributes: Known['attributes'] = new Map([[undefined, new Map()]])
  for (const category of all) {
    for (const scope of [undefined, ...category.path]) {
      const within = attributes.get(scope) ?? new Map<string, CategoryAttribute[]>()
      attributes.set(scope, within)
      for (const attribute of category.attributes) {
        const same = within.get(attribute.name)
        if (same) same.push(attribute)
        else within.set(attribute.name, [attribute])
      }
    }
  }
  return {
    ...{ of: all, attributes, categories: new Map(all.map((category) => [category.id, category])) },
    filters: new Map(all.map(({ id }) => [id, filtersOf(all, id)])),
  }
}
