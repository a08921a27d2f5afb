import { textOfHtml } from '../reading/convert.ts'
import { RowError } from './errors.ts'
import type { AttributeSource, TextSource } from './map.ts'

/** The text of a row that a source names, trimmed; empty where there is none. @throws RowError for a text that the map's table lacks */
export type Getter = (fields: string[]) => string

/** Binds a source to the columns of a header; columns that are not there are told to `problems`. */
export function bindSource(
  source: TextSource | AttributeSource,
  where: string,
  columns: Map<string, number>,
  empty: Set<string>,
  problems: string[],
): Getter {
  const said = typeof source === 'string' ? { column: source } : source
  const at = (name: string): number => {
    const index = columns.get(columnName(name))
    if (index === undefined)
      problems.push(
        `${where}: the file has no column "${name}"; it has ${[...columns.keys()].slice(0, 50).join(', ')}`,
      )
    return index ?? 0
  }
  const longestEmpty = Math.max(0, ...[...empty].map((text) => text.length))
  const clean = (text: string): string => {
    const trimmed = text.trim()
    return trimmed.length <= longestEmpty && empty.has(trimmed) ? '' : trimmed
  }
  let raw: Getter
  if (said.value !== undefined) {
    const { value } = said
    raw = () => value
  } else if (said.columns !== undefined) {
    const indexes = said.columns.map(at)
    const join = said.join ?? ', '
    raw = (fields) => {
      let text = ''
      for (const index of indexes) {
        const part = clean(fields[index]!)
        if (part !== '') text = text === '' ? part : text + join + part
      }
      return text
    }
  } else {
    const index = at(said.column!)
    raw = (fields) => clean(fields[index]!)
  }
  if (said.html) {
    const inner = raw
    raw = (fields) => textOfHtml(inner(fields))
  }
  if (said.pattern !== undefined) {
    const inner = raw
    const pattern = new RegExp(said.pattern, 'u')
    raw = (fields) => {
      const match = pattern.exec(inner(fields))
      return match === null ? '' : (match[1] ?? match[0]).trim()
    }
  }
  const { values, otherwise } = said
  if (values === undefined && otherwise === undefined) return raw
  const table = new Map(Object.entries(values ?? {}))
  const folded = new Map(Object.entries(values ?? {}).map(([key, value]) => [key.toLowerCase(), value]))
  return (fields) => {
    const text = raw(fields)
    const known = table.get(text) ?? folded.get(text.toLowerCase())
    if (known !== undefined) return known
    if (values === undefined) return text === '' ? otherwise! : text
    if (otherwise !== undefined) return otherwise
    if (text === '') return ''
    throw new RowError(where, ['not-in-map'], text)
  }
}

/** A column's name in one line. */
export function columnName(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}

/** What a source has in the rows of a sample. */
export function sampled(get: Getter, sample: readonly string[][]): string[] {
  return sample.flatMap((fields) => {
    try {
      return [get(fields)]
    } catch (error) {
      if (error instanceof RowError) return []
      throw error
    }
  })
}
