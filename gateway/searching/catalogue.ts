import type { Category, CategoryAttribute, Database, Places } from '@piata/db'

/** What search needs to know of the categories and places, looked up by name. */
export interface Catalogue {
  categories: Map<string, Category>
  /** By category id: its own attributes, or of a parent those of all below it. */
  attributesOf(categoryId: string | undefined): Map<string, CategoryAttribute[]>
  places: Pick<Places, 'named' | 'countyCode'>
}

/** Categories and places change with a release only, so this is read once. */
export async function loadCatalogue(database: Database): Promise<Catalogue> {
  const all = await database.categories.all()
  const categories = new Map(all.map((category) => [category.id, category]))
  const byCategory = new Map<string | undefined, Map<string, CategoryAttribute[]>>([[undefined, new Map()]])
  for (const category of all) {
    for (const scope of [undefined, ...category.path]) {
      const attributes = byCategory.get(scope) ?? new Map<string, CategoryAttribute[]>()
      byCategory.set(scope, attributes)
      for (const attribute of category.attributes) {
        const known = attributes.get(attribute.name)
        if (known) known.push(attribute)
        else attributes.set(attribute.name, [attribute])
      }
    }
  }
  return {
    categories,
    attributesOf: (categoryId) => byCategory.get(categoryId) ?? new Map(),
    places: database.places,
  }
}
