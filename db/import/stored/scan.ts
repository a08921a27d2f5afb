import { createReadStream } from 'node:fs'
import { join } from 'node:path'
import { importRules } from '../../rules/imports.ts'
import type { TableChoices, TableRow } from '../forms/table.ts'
import { openTable, type TableLimits } from '../open.ts'
import { type Contents, columnsOf } from './contents.ts'
import { RowsWriter } from './rows-file.ts'

/** The file as it came. */
export const sourceIn = (folder: string): string => join(folder, 'source')

interface Source {
  folder: string
  choices: TableChoices
  limits?: TableLimits
}

/**
 * What a stored file's beginning shows.
 * @throws ImportError for what cannot be read
 */
export async function readFirstPage(source: Source): Promise<{ contents: Contents; rows: TableRow[] }> {
  const table = await opened(source)
  const rows: TableRow[] = []
  let isWhole = true
  for await (const batch of table.batches) {
    rows.push(...batch)
    if (rows.length <= importRules.firstRows) continue
    isWhole = false
    break
  }
  const first = rows.slice(0, importRules.firstRows)
  const contents: Contents = {
    found: table.found,
    columns: columnsOf(table, first),
    rows: isWhole ? rows.length : null,
    unreadable: rows.filter(({ fault }) => fault !== undefined).length,
  }
  return { contents, rows: first }
}

/**
 * Reads all of a stored file and keeps its rows beside it (`rows-file.ts`).
 * @throws ImportError for what cannot be read
 */
export async function scanFile(source: Source, signal?: AbortSignal): Promise<Contents> {
  const table = await opened(source)
  const writer = await RowsWriter.create(source.folder)
  const width = table.header.fields.length
  const filled = new Float64Array(width)
  const first: TableRow[] = []
  let unreadable = 0
  try {
    for await (const batch of table.batches) {
      signal?.throwIfAborted()
      if (first.length < importRules.firstRows)
        first.push(...batch.slice(0, importRules.firstRows - first.length))
      for (const { fields, fault } of batch) {
        if (fault !== undefined) unreadable++
        for (let index = 0; index < fields.length && index < width; index++)
          if (fields[index] !== '') filled[index]!++
      }
      await writer.add(batch)
    }
  } finally {
    await writer.close()
  }
  const readable = Math.max(1, writer.rows - unreadable)
  return {
    found: table.found,
    columns: columnsOf(table, first).map((column, index) => ({
      ...column,
      empty: 1 - filled[index]! / readable,
    })),
    rows: writer.rows,
    unreadable,
  }
}

function opened({ folder, choices, limits }: Source) {
  const source = createReadStream(sourceIn(folder), { highWaterMark: 1_048_576 })
  return openTable(source, choices, { ...(limits && { limits }), sizes: { packedBytes: 0, bytes: 0 } })
}
