/** A statement that one index can serve: which rows of one table it takes, and in which order. */
export interface StatementShape {
  table: string
  equals: string[]
  /** What it orders by, with ` desc` where it does; without an order the first column that has a bound. */
  then: string[]
}

const value = String.raw`(?:\?|\$\d+|\d+|'[^']*')`
const statement = new RegExp(
  String.raw`^select (?:(?! from ).)+ from (\w+)(?: as (\w+))?(?: where (.+?))?(?: order by ([\w., ]+?))?(?: limit ${value})?(?: offset ${value})?$`,
  'i',
)
const term = new RegExp(String.raw`^(?:(\w+)\.)?(\w+) ?(=|<|>|<=|>=) ?${value}$`)

/** Reads `select … from T where a = ? and b > ? order by c limit ?`; undefined for whatever is said in another way. */
export function shapeOf(sql: string): StatementShape | undefined {
  const text = sql.replaceAll('"', '').replace(/\s+/g, ' ').trim()
  const found = statement.exec(text)
  if (found === null) return undefined
  const [, table, alias, where, order] = found as unknown as [string, string, ...(string | undefined)[]]
  const isOwn = (of: string | undefined) => of === undefined || of === table || of === alias
  const equals: string[] = []
  const bounds: string[] = []
  for (const condition of where?.split(/ and /i) ?? []) {
    const [, of, column, operator] = term.exec(condition) ?? []
    if (column === undefined || !isOwn(of)) return undefined
    const columns = operator === '=' ? equals : bounds
    if (!columns.includes(column)) columns.push(column)
  }
  const ordered: string[] = []
  for (const part of order?.split(',') ?? []) {
    const [, of, column, direction] = /^(?:(\w+)\.)?(\w+)( asc| desc)?$/i.exec(part.trim()) ?? []
    if (column === undefined || !isOwn(of)) return undefined
    if (!equals.includes(column))
      ordered.push(direction?.toLowerCase() === ' desc' ? `${column} desc` : column)
  }
  const then = ordered.length > 0 ? ordered : bounds.slice(0, 1).filter((column) => !equals.includes(column))
  return equals.length + then.length === 0 ? undefined : { table, equals, then }
}
