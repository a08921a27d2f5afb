import type { ImportMap, Item } from '@piata/db'

/** A column that items of all kinds have, and the names under which files say it: the first that is there, or all. */
const sharedColumns: Record<string, { names: readonly string[]; all?: boolean }> = {
  id: { names: ['id', 'g:id', '@id', 'externalId', 'guid', 'link', 'link@href'] },
  title: { names: ['title', 'g:title', 'name'] },
  description: { names: ['description', 'g:description', 'content:encoded', 'content', 'summary'] },
  category: { names: ['category', 'g:product_type', 'g:google_product_category', 'category@term'] },
  price: { names: ['g:sale_price', 'price', 'g:price'] },
  currency: { names: ['currency', 'price@currency'] },
  condition: { names: ['condition', 'g:condition'] },
  publishedAt: { names: ['publishedAt', 'pubDate', 'published', 'dc:date', 'updated'] },
  images: {
    all: true,
    names: [
      ...['images', 'images.image', 'image', 'image.url', 'g:image_link', 'g:additional_image_link'],
      ...['enclosure@url', 'enclosure@href', 'media:content@url', 'media:group.media:content@url'],
    ],
  },
}

/**
 * Binds the columns of a header, so that an item gives the texts of a row: a shared column by its names, another by its own, with the prefix of Google's
 * names or without. Headers have every attribute and items few names, so it goes by the item's names.
 */
export function bindColumns(header: readonly string[]): (item: Item) => string[] {
  const indexes = new Map(header.map((name, index) => [name, index]))
  const shared = header.flatMap((name, index) =>
    Object.hasOwn(sharedColumns, name) ? { ...sharedColumns[name]!, index } : [],
  )
  for (const { index } of shared) indexes.delete(header[index]!)
  return (item) => {
    const fields = new Array<string>(header.length).fill('')
    for (const [name, text] of item) {
      const index = indexes.get(name)
      if (index !== undefined) fields[index] = text
      else if (name.startsWith('g:')) {
        const plain = name.slice(2)
        const known = indexes.get(plain)
        if (known !== undefined && !item.has(plain)) fields[known] = text
      } else {
        const known = indexes.get(`g:${name}`)
        if (known !== undefined && !item.has(`g:${name}`)) fields[known] = text
      }
    }
    for (const { names, all, index } of shared) fields[index] = textOf(item, names, all ?? false)
    return fields
  }
}

function textOf(item: Item, names: readonly string[], all: boolean): string {
  let text = ''
  for (const name of names) {
    const found = item.get(name)
    if (found === undefined) continue
    if (!all) return found
    text = text === '' ? found : `${text}\n${found}`
  }
  return text
}

/** How items become listings where the operator's map says nothing else. */
export function usualMap(attributes: Iterable<string>, { isHtml }: { isHtml: boolean }): ImportMap {
  return {
    externalId: 'id',
    title: { column: 'title', cut: true, html: isHtml },
    description: { column: 'description', cut: true, html: isHtml },
    category: 'category',
    price: 'price',
    currency: 'currency',
    negotiable: 'negotiable',
    condition: isHtml ? { column: 'condition', values: googleConditions } : 'condition',
    status: 'status',
    place: 'place',
    county: 'county',
    placeName: 'placeName',
    lat: 'lat',
    lon: 'lon',
    createdAt: 'createdAt',
    publishedAt: 'publishedAt',
    images: 'images',
    attributes: Object.fromEntries([...attributes].map((name) => [name, `attributes.${name}`])),
  }
}

/** As Google Merchant says them, and as we do. */
const googleConditions = {
  ...{ new: 'new', refurbished: 'like-new', used: 'used' },
  ...{ 'like-new': 'like-new', good: 'good', 'for-parts': 'for-parts' },
}

/** Every column that a map names. */
export function columnsOf(map: ImportMap): string[] {
  const names = new Set<string>()
  const { attributes = {}, ...fields } = map
  for (const source of [...Object.values(fields), ...Object.values(attributes)] as unknown[]) {
    if (typeof source === 'string') names.add(source)
    else if (isSource(source))
      for (const name of [source.column ?? [], source.columns ?? []].flat()) names.add(name)
  }
  for (const setting of textSettings) {
    const text = map[setting]
    if (typeof text === 'string') names.delete(text)
  }
  return [...names]
}

/** What a map says that is no source. */
const textSettings = ['about', 'format', 'items', 'delimiter', 'encoding', 'decimal'] as const

function isSource(value: unknown): value is { column?: string; columns?: string[] } {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
