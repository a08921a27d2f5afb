import { JsonFault, jsonElements } from '../../json/index.ts'
import { ImportError } from '../errors.ts'
import { type NamedRow, type Table, tableOfNamed, textOfNumber } from './table.ts'

const deepest = 8

/**
 * Objects of a JSON array or of NDJSON, of any size: a field is a column, one within another `location.city`, a list its values with blanks between.
 * @throws ImportError for what is no such JSON
 */
export async function jsonTable(
  bytes: AsyncGenerator<Buffer>,
): Promise<Pick<Table, 'header' | 'sample' | 'batches'>> {
  const table = await tableOfNamed(named(bytes))
  if (table === undefined)
    throw new ImportError('The file has no object: it must be an array of objects, or have one a line.')
  return table
}

async function* named(bytes: AsyncGenerator<Buffer>): AsyncGenerator<NamedRow[]> {
  let line = 0
  try {
    for await (const batch of jsonElements(bytes)) yield batch.map((element) => rowOf(element, ++line))
  } catch (error) {
    throw error instanceof JsonFault ? new ImportError(`The file is no whole JSON: ${error.message}.`) : error
  }
}

function rowOf(bytes: Buffer, line: number): NamedRow {
  let value: unknown
  try {
    value = JSON.parse(bytes.toString())
  } catch {
    return { line, fault: 'is no JSON' }
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return { line, fault: 'is no JSON object' }
  const values = new Map<string, string>()
  flatten(value, '', values, 0)
  return { line, values }
}

function flatten(value: unknown, name: string, values: Map<string, string>, depth: number): void {
  if (value === null || depth > deepest) return
  if (Array.isArray(value)) for (const one of value) flatten(one, name, values, depth + 1)
  else if (typeof value === 'object')
    for (const [key, one] of Object.entries(value))
      flatten(one, name === '' ? key : `${name}.${key}`, values, depth + 1)
  else {
    const text = typeof value === 'number' ? textOfNumber(value) : String(value)
    const before = values.get(name)
    values.set(name, before === undefined ? text : `${before} ${text}`)
  }
}
