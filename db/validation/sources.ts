import { createReadStream } from 'node:fs'
import { readSource } from '../import/index.ts'
import { jsonElements } from '../json/index.ts'
import { type BadRow as BadLine, csvBatches, textsOf } from '../pipeline/index.ts'
import type { BadRow, CheckedBatch } from './validate.ts'

const batchRows = 1_000

/**
 * Rows of one table from a CSV with a header, or from a JSON array or lines of objects; packed or not. An empty field of a CSV is NULL. What is no row is told in its place among them.
 * @throws ImportError, JsonFault for a file that is none
 */
export async function* rowsOfFile(
  file: string,
  table: string,
): AsyncGenerator<CheckedBatch, void, undefined> {
  const chunks = readSource(
    createReadStream(file, { highWaterMark: 1024 * 1024 }),
    'utf-8',
    {},
    { packedBytes: 0, bytes: 0 },
  )
  if (!/\.(?:json|ndjson|jsonl)(?:\.gz|\.zst)?$/i.test(file)) {
    let lines: BadLine[] = []
    let seen = 0
    let columns: string[] = []
    const takeBad = (): BadRow[] => {
      const bad = lines.map(({ before, line, reason, detail }) => ({
        ...{ before: before - seen, reason },
        value: `line ${line.toLocaleString('en')}${detail === '' ? '' : `: ${detail}`}`,
      }))
      lines = []
      return bad
    }
    for await (const batch of csvBatches(chunks, ',', (bad) => lines.push(bad))) {
      columns = [...batch.columns.keys()]
      const texts = columns.map((name) => textsOf(batch, batch.columns.get(name)!))
      const rows = Array.from({ length: batch.length }, (_, i) =>
        texts.map((column) => (column[i] === '' ? null : column[i]!)),
      )
      yield { table, columns, rows, bad: takeBad() }
      seen += rows.length
    }
    if (lines.length > 0) yield { table, columns, rows: [], bad: takeBad() }
    return
  }
  for await (const elements of jsonElements(chunks, { keepsBeforeFault: true })) {
    for (let from = 0; from < elements.length; from += batchRows) {
      const objects: Record<string, unknown>[] = []
      const bad: BadRow[] = []
      for (const element of elements.slice(from, from + batchRows)) {
        const object = objectOf(element)
        if (typeof object === 'object') objects.push(object)
        else bad.push({ before: objects.length, reason: object, value: element.toString('utf8', 0, 400) })
      }
      const columns = [...new Set(objects.flatMap((object) => Object.keys(object)))]
      const rows = objects.map((object) =>
        columns.map((name) => (Object.hasOwn(object, name) ? textOf(object[name]) : undefined)),
      )
      yield { table, columns, rows, bad, isSparse: true }
    }
  }
}

/** The object, or why it is none. */
function objectOf(element: Buffer): Record<string, unknown> | string {
  try {
    const value: unknown = JSON.parse(element.toString())
    if (typeof value === 'object' && value !== null && !Array.isArray(value))
      return value as Record<string, unknown>
    return 'is no JSON object'
  } catch {
    return 'is no JSON'
  }
}

function textOf(value: unknown): string | null {
  if (value === null) return null
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}
