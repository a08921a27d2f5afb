import type { Beginning } from './beginning.ts'
import { ImportError } from './errors.ts'
import { type ImportMap, mapOfHeader } from './map.ts'
import { type CompiledRows, compileRows, type RowContext } from './rows.ts'
import { columnName } from './sources.ts'

/** A header that does not fit is looked for in so many rows. */
const headerWithin = 20
/** Rows that tell the customs of columns. */
const sampleRows = 1_000

/** A header that a map was bound to. */
export interface BoundHeader extends CompiledRows {
  header: string[]
  /** Columns that nothing is made of. */
  unused: string[]
}

interface HeaderContext {
  /** Without one the columns are named like listing fields. */
  map: ImportMap | undefined
  maxColumns: number
  /** Every attribute's name. */
  attributes: ReadonlySet<string>
  /** Whether anybody is told of the rows' pictures. */
  withImages: boolean
  beginning: Pick<Beginning, 'rows'>
  context: RowContext
}

/**
 * Binds a header; where it does not fit and a later line would, that is told.
 * @throws ImportError saying what does not fit
 */
export function bindHeader(
  { line, fields }: { line: number; fields: string[] },
  given: HeaderContext,
): BoundHeader {
  try {
    return bind(fields, given)
  } catch (error) {
    if (!(error instanceof ImportError)) throw error
    const later = given.beginning.rows
      .slice(0, headerWithin)
      .find((row) => row.line > line && fits(row.fields, given))
    if (later === undefined) throw error
    const skip = later.line - 1
    throw new ImportError(
      `The header seems to be on line ${later.line}: say so with "skipLines": ${skip} in the map, or --skip-lines ${skip}. (${error.message})`,
    )
  }
}

function fits(fields: string[], given: HeaderContext): boolean {
  try {
    bind(fields, given)
    return true
  } catch (error) {
    if (error instanceof ImportError) return false
    throw error
  }
}

function bind(
  fields: string[],
  { map, maxColumns, attributes, withImages, beginning, context }: HeaderContext,
): BoundHeader {
  const header = checkHeader(fields, maxColumns)
  const { images, ...others } = map ?? mapOfHeader(header, attributes)
  const used = { ...others, ...(withImages && images !== undefined && { images }) }
  const sample = beginning.rows
    .slice(1, 1 + sampleRows)
    .map(({ fields: row }) => header.map((_, index) => row[index] ?? ''))
  return { header, ...compileRows(used, header, sample, context), unused: unusedColumns(header, used) }
}

function checkHeader(fields: string[], maxColumns: number): string[] {
  if (fields.length > maxColumns) throw new ImportError(`The file has more than ${maxColumns} columns.`)
  const header = fields.map(columnName)
  const seen = new Set<string>()
  for (const name of header) {
    if (name !== '' && seen.has(name)) throw new ImportError(`The file has two columns "${name}".`)
    seen.add(name)
  }
  return header
}

function unusedColumns(header: string[], map: ImportMap): string[] {
  const named = new Set<string>()
  const { attributes = {}, steps: _, tables: __, ...fields } = map
  for (const source of [...Object.values(fields), ...Object.values(attributes)]) {
    if (typeof source === 'string') named.add(columnName(source))
    else if (typeof source === 'object' && source !== null && !Array.isArray(source)) {
      if (source.column !== undefined) named.add(columnName(source.column))
      for (const column of source.columns ?? []) named.add(columnName(column))
    }
  }
  return header.filter((name) => !named.has(name))
}
