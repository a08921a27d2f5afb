import type { Table } from '../schema.ts'
import { isReserved } from '../types/reserved.ts'

const mostKnown = 20_000
/** Names come again and again, of columns and in the files of each kind. */
const known = new Map<string, string>()

/** `OrderID` and `order id` as `order_id`: letters, digits and underscores, as files, dbt and Postgres take without quotes. */
export function snakeCase(name: string): string {
  const before = known.get(name)
  if (before !== undefined) return before
  if (known.size >= mostKnown) known.clear()
  const made = toSnakeCase(name)
  known.set(name, made)
  return made
}

function toSnakeCase(name: string): string {
  // Most names are plain: they cost a tenth.
  const plain = /^[ -~]*$/.test(name) ? name : name.normalize('NFD').replaceAll(/\p{M}/gu, '')
  const words = plain
    .replaceAll(/([a-z0-9])([A-Z])|([A-Z])([A-Z][a-z])/g, '$1$3_$2$4')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '_')
    .replaceAll(/^_+|_+$/g, '')
  const safe = words === '' || /^\d/.test(words) ? `_${words}` : words
  return (isReserved(safe, 'postgres') ? `${safe}_value` : safe).slice(0, 60)
}

/** Names that differ: one that is taken gets a number. */
export function distinct(names: readonly string[]): string[] {
  const taken = new Set<string>()
  return names.map((name) => {
    let free = name
    for (let count = 2; taken.has(free); count++) free = `${name}_${count}`
    taken.add(free)
    return free
  })
}

/** A name of each table, by which its files and types are called. */
export function tableNames(tables: readonly Table[]): Map<Table, string> {
  const names = distinct(
    tables.map(({ schema, name }) => snakeCase(schema === null ? name : `${schema}_${name}`)),
  )
  return new Map(tables.map((table, at) => [table, names[at]!]))
}

export function pascalCase(snake: string): string {
  return snake.replaceAll(/(?:^|_)([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())
}

/** A key of a TypeScript object. */
export function propertyKey(name: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(name) && name !== '__proto__' ? name : JSON.stringify(name)
}

/** A comment's text in a line of TypeScript, which nothing in it can end. */
export function docComment(text: string | null, indent: string): string {
  return text === null || text === ''
    ? ''
    : `${indent}/** ${text.replaceAll('*/', '* /').replaceAll(/\s+/g, ' ').trim()} */\n`
}
