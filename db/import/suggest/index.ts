import { leavesOf } from '../../rules/categories.ts'
import { fold } from '../../text.ts'
import type { Category } from '../../types.ts'
import type { TableRow } from '../forms/table.ts'
import { findLeaves } from '../leaves.ts'
import type { ImportMap } from '../map.ts'
import { columnName } from '../sources.ts'
import names from './names.json' with { type: 'json' }

/** Of the values of a column so many have to be names of categories for it to be the one that says them. */
const enough = 0.6

/** Column names of a fold of their own: `Preț (lei)` and `pret lei` are one. */
const keyOf = (name: string): string => fold(name.replaceAll('_', ' ')) || name.trim().toLowerCase()
const table = Object.entries(names).map(([field, known]) => ({ field, keys: known.map(keyOf) }))

/**
 * A map as it is likely to be meant: fields by what shops and portals call their columns, the category by its values, attributes by their names and labels in
 * any language of the site. What it leaves out its seller says.
 */
export function suggestMap(
  columns: readonly string[],
  rows: readonly TableRow[],
  categories: readonly Category[],
): Partial<ImportMap> {
  const header = columns.map(columnName)
  const left = new Map(header.map((name) => [keyOf(name), name]))
  const take = (key: string): string | undefined => {
    const name = left.get(key)
    if (name !== undefined) left.delete(key)
    return name
  }
  const map: Record<string, unknown> = {}
  for (const { field, keys } of table) {
    for (const key of keys) {
      const name = take(key)
      if (name === undefined) continue
      map[field] = name
      break
    }
  }
  const valuesOf = (name: string) => {
    const index = header.indexOf(name)
    return [...new Set(rows.map(({ fields }) => (fields[index] ?? '').trim()))].filter((text) => text !== '')
  }
  const category = categorySource(map.category as string | undefined, header, valuesOf, categories)
  delete map.category
  if (category !== undefined) {
    map.category = category.source
    if (typeof category.source === 'string') left.delete(keyOf(category.source))
  }
  for (const field of ['title', 'description'] as const) {
    const name = map[field]
    if (typeof name === 'string' && valuesOf(name).some((text) => /<\/?[a-z][^>]*>/i.test(text)))
      map[field] = { column: name, html: true }
  }
  if (map.county !== undefined && map.place === undefined) delete map.county
  if (map.lat === undefined || map.lon === undefined) {
    delete map.lat
    delete map.lon
  }
  const wanted = leavesOf(categories).filter(({ id }) => category?.ids.has(id) ?? true)
  const attributes: Record<string, string> = {}
  for (const { attributes: known } of wanted)
    for (const { name, label } of known) {
      if (name in attributes) continue
      const keys = [name, `attributes ${name}`, name.replace(/[A-Z]/g, ' $&'), ...Object.values(label)].map(
        keyOf,
      )
      const found = keys.map(take).find((one) => one !== undefined)
      if (found !== undefined) attributes[name] = found
    }
  return { ...(map as Partial<ImportMap>), ...(Object.keys(attributes).length > 0 && { attributes }) }
}

/** The column whose values are categories, or one value for all where a file has one. */
function categorySource(
  named: string | undefined,
  header: readonly string[],
  valuesOf: (name: string) => string[],
  categories: readonly Category[],
): { source: ImportMap['category']; ids: Set<string> } | undefined {
  const leaves = findLeaves(categories)
  for (const column of named === undefined ? header : [named, ...header]) {
    const values = valuesOf(column)
    if (values.length === 0 || values.length > 200) continue
    const known = values.flatMap((value) => {
      const leaf = leaves.meant(value)
      return leaf === undefined ? [] : [[value, leaf.id] as const]
    })
    if (known.length < enough * values.length) continue
    const ids = new Set(known.map(([, id]) => id))
    const isPlain = known.every(([value, id]) => leaves.named(value)?.id === id)
    if (isPlain) return { source: column, ids }
    const table = Object.fromEntries(known)
    return { source: { column, values: table }, ids }
  }
  return undefined
}
