import type { Dialect } from '../schema.ts'

/** A name as its dialect quotes it; always quoted, so that capitals and reserved words stay what they are. */
export function quoteName(name: string, dialect: Dialect): string {
  if (dialect === 'tsql') return `[${name.replaceAll(']', ']]')}]`
  if (dialect === 'mysql') return `\`${name.replaceAll('`', '``')}\``
  return `"${name.replaceAll('"', '""')}"`
}

export function quoteNames(names: readonly string[], dialect: Dialect): string {
  return names.map((name) => quoteName(name, dialect)).join(', ')
}

export function quoteText(text: string, dialect: Dialect): string {
  const doubled = text.replaceAll("'", "''")
  if (dialect === 'tsql') return `N'${doubled}'`
  return `'${dialect === 'mysql' ? doubled.replaceAll('\\', '\\\\') : doubled}'`
}
