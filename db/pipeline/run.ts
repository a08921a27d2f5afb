import { ImportError } from '../import/index.ts'
import { Arena, ByteMap, Memo } from './byte-map.ts'
import { casts, endOfPlainNumber } from './casts.ts'
import { type Batch, type Column, Made, type Ranges, type Rows, Texts } from './columns.ts'
import { KeySet } from './key-set.ts'
import type { CastKind, Filter, Step } from './steps.ts'

/** A table that rows are looked up in: columns by their names, all of one length. */
export type LookupTable = Record<string, readonly string[]>

type Run = (batch: Batch) => Batch

/**
 * Makes the steps' work of one batch after another: columns are selected and renamed without touching a row, and what a step makes of a column is made once it is asked for, of the rows that are left by then.
 * @throws ImportError (when the first batch comes) for a column or a table that is not there
 */
export async function* runSteps(
  batches: AsyncIterable<Batch>,
  steps: readonly Step[],
  tables: Readonly<Record<string, LookupTable>> = {},
): AsyncGenerator<Batch, void, undefined> {
  const run = compileSteps(steps, tables)
  for await (const given of batches) {
    const batch = run(given)
    if (batch.length > 0) yield batch
  }
}

/**
 * The same for one batch at a time, in their order.
 * @throws ImportError for a table that is not there; what it gives throws one for a column
 */
export function compileSteps(
  steps: readonly Step[],
  tables: Readonly<Record<string, LookupTable>> = {},
): (batch: Batch) => Batch {
  const runs = steps.map((step, i) => compile(step, i, tables))
  return (given) => {
    let batch = given
    for (const run of runs) batch = run(batch)
    return batch
  }
}

function compile(step: Step, number: number, tables: Readonly<Record<string, LookupTable>>): Run {
  const need = (batch: Batch, ...names: string[]) => {
    const missing = names.find((name) => !batch.columns.has(name))
    if (missing !== undefined)
      throw new ImportError(
        `Step ${number}: there is no column "${missing}"; there are ${[...batch.columns.keys()].slice(0, 50).join(', ')}.`,
      )
    return names.map((name) => batch.columns.get(name)!)
  }
  if ('select' in step)
    return (batch) => {
      const columns = need(batch, ...step.select)
      return { ...batch, columns: new Map(step.select.map((name, i) => [name, columns[i]!])) }
    }
  if ('rename' in step)
    return (batch) => {
      need(batch, ...Object.keys(step.rename))
      const columns = new Map<string, Column>()
      for (const [name, column] of batch.columns) columns.set(step.rename[name] ?? name, column)
      return { ...batch, columns }
    }
  if ('cast' in step) {
    const all = Object.entries(step.cast).map(([name, kind]) => [name, cast(kind)] as const)
    return (batch) => {
      need(batch, ...Object.keys(step.cast))
      for (const [name, to] of all) batch.columns.set(name, to(batch.columns.get(name)!))
      return batch
    }
  }
  if ('map' in step) {
    const { column, values, otherwise } = step.map
    const table = new Map(Object.entries(values).map(([from, to]) => [from, to ?? '']))
    const change = changer((text) => table.get(text) ?? (otherwise === undefined ? text : (otherwise ?? '')))
    return (batch) => {
      const [source] = need(batch, column)
      batch.columns.set(column, change(source!))
      return batch
    }
  }
  if ('lookup' in step) return lookup(step.lookup, number, tables, need)
  if ('split' in step) return split(step.split, need)
  if ('merge' in step) return merge(step.merge, need)
  if ('filter' in step) {
    const { column, not = false } = step.filter
    const test = tester(step.filter)
    return (batch) => {
      const { places, step, first } = test(need(batch, column)[0]!).ranges(batch)
      return keepWhere(batch, (row) => {
        const place = row * step + first
        return places[place + 1]! > places[place]! !== not
      })
    }
  }
  const seen = new KeySet()
  return (batch) => {
    const parts = need(batch, ...step.dedupe).map((column) => column.ranges(batch))
    return keepWhere(batch, (row) => seen.add(parts, row))
  }
}

/** A column whose texts are those of another as a pure function makes them. */
function changer(of: (text: string) => string, isNumber = false): (source: Column) => Column {
  const memo = new Memo(of)
  return (source) =>
    new Made((rows) => {
      const { bytes, places, step, first } = source.ranges(rows)
      const made = new Int32Array(2 * rows.size)
      memo.clear()
      for (let i = 0; i < rows.length; i++) {
        const row = rows.selection === null ? i : rows.selection[i]!
        const place = row * step + first
        memo.make(bytes, places[place]!, places[place + 1]!)
        made[2 * row] = memo.start
        made[2 * row + 1] = memo.end
      }
      return { bytes: memo.bytes, places: made, step: 2, first: 0 }
    }, isNumber)
}

function cast(kind: CastKind): (source: Column) => Column {
  if (kind === 'text') return (source) => source
  if (kind !== 'number') return changer(casts[kind], kind === 'integer')
  const change = changer(casts.number, true)
  return (source) =>
    new Made((rows) => plainNumbers(source.ranges(rows), rows) ?? change(source).ranges(rows), true)
}

/** The numbers as parts of the source's own texts, where all of a batch are written as we would. */
function plainNumbers({ bytes, places, step, first }: Ranges, rows: Rows): Ranges | undefined {
  const made = new Int32Array(2 * rows.size)
  for (let i = 0; i < rows.length; i++) {
    const row = rows.selection === null ? i : rows.selection[i]!
    const start = places[row * step + first]!
    let end = places[row * step + first + 1]!
    if (start < end) end = endOfPlainNumber(bytes, start, end)
    if (end < 0) return undefined
    made[2 * row] = start
    made[2 * row + 1] = end
  }
  return { bytes, places: made, step: 2, first: 0 }
}

type Need = (batch: Batch, ...names: string[]) => Column[]

function lookup(
  { column, table, key, take }: Extract<Step, { lookup: unknown }>['lookup'],
  number: number,
  tables: Readonly<Record<string, LookupTable>>,
  need: Need,
): Run {
  const rows = tables[table]
  if (rows === undefined) throw new ImportError(`Step ${number}: there is no table "${table}" to look up in.`)
  for (const name of [key, ...Object.values(take)])
    if (rows[name] === undefined)
      throw new ImportError(`Step ${number}: the table "${table}" has no column "${name}".`)
  const keys = new Texts(rows[key]!).ranges()
  const known = new ByteMap()
  // Of rows of one key the last one counts.
  const lasts: number[] = []
  for (let row = 0; row < rows[key]!.length; row++) {
    const [start, end] = [keys.places[row]!, keys.places[row + 1]!]
    const place = known.find(keys.bytes, start, end)
    lasts[place < 0 ? known.add(keys.bytes, start, end) : place] = row
  }
  const taken = Object.entries(take).map(([into, from]) => ({
    into,
    values: new Texts(rows[from]!).ranges(),
  }))
  return (batch) => {
    const [source] = need(batch, column)
    let found: Int32Array | undefined
    const places = (rows: Rows) => {
      if (found !== undefined) return found
      found = new Int32Array(rows.size)
      const { bytes, places, step, first } = source!.ranges(rows)
      for (let i = 0; i < rows.length; i++) {
        const row = rows.selection === null ? i : rows.selection[i]!
        const place = known.find(bytes, places[row * step + first]!, places[row * step + first + 1]!)
        found[row] = place < 0 ? -1 : lasts[place]!
      }
      return found
    }
    for (const { into, values } of taken)
      batch.columns.set(
        into,
        new Made((rows) => {
          const found = places(rows)
          const made = new Int32Array(2 * rows.size)
          for (let i = 0; i < rows.length; i++) {
            const row = rows.selection === null ? i : rows.selection[i]!
            const place = found[row]!
            if (place < 0) continue
            made[2 * row] = values.places[place]!
            made[2 * row + 1] = values.places[place + 1]!
          }
          return { bytes: values.bytes, places: made, step: 2, first: 0 }
        }),
      )
    return batch
  }
}

function split({ column, by, into }: Extract<Step, { split: unknown }>['split'], need: Need): Run {
  const cut = Buffer.from(by)
  return (batch) => {
    const [source] = need(batch, column)
    let parts: Ranges[] | undefined
    const cutAll = (rows: Rows) => {
      const { bytes, places, step, first } = source!.ranges(rows)
      const width = 2 * into.length
      const made = new Int32Array(width * rows.size)
      for (let i = 0; i < rows.length; i++) {
        const row = rows.selection === null ? i : rows.selection[i]!
        let at = places[row * step + first]!
        const end = places[row * step + first + 1]!
        for (let part = 0; part < into.length && at <= end; part++) {
          // The last one has the rest.
          const found = part === into.length - 1 ? end : placeOf(cut, bytes, at, end)
          made[row * width + 2 * part] = at
          made[row * width + 2 * part + 1] = found
          at = found === end ? end + 1 : found + cut.length
        }
      }
      return into.map((_, part) => ({ bytes, places: made, step: width, first: 2 * part }))
    }
    for (const [part, name] of into.entries())
      batch.columns.set(
        name,
        new Made((rows) => {
          parts ??= cutAll(rows)
          return parts[part]!
        }),
      )
    return batch
  }
}

/** Where `text` first begins; `end` where it does not. */
function placeOf(text: Uint8Array, bytes: Uint8Array, start: number, end: number): number {
  for (let at = start; at + text.length <= end; at++) {
    let same = 0
    while (same < text.length && bytes[at + same] === text[same]) same++
    if (same === text.length) return at
  }
  return end
}

function merge({ columns, by, into }: Extract<Step, { merge: unknown }>['merge'], need: Need): Run {
  const between = Buffer.from(by) as Ranges['bytes']
  const arena = new Arena()
  return (batch) => {
    const sources = need(batch, ...columns)
    const made = new Made((rows) => {
      const parts = sources.map((source) => source.ranges(rows))
      const made = new Int32Array(2 * rows.size)
      arena.size = 0
      for (let i = 0; i < rows.length; i++) {
        const row = rows.selection === null ? i : rows.selection[i]!
        const start = arena.size
        for (const { bytes, places, step, first } of parts) {
          const place = row * step + first
          if (places[place] === places[place + 1]) continue
          if (arena.size > start) arena.append(between, 0, between.length)
          arena.append(bytes, places[place]!, places[place + 1]!)
        }
        made[2 * row] = start
        made[2 * row + 1] = arena.size
      }
      return { bytes: arena.bytes, places: made, step: 2, first: 0 }
    })
    batch.columns.set(into, made)
    return batch
  }
}

function keepWhere(batch: Batch, isKept: (row: number) => boolean): Batch {
  const kept = new Int32Array(batch.length)
  let length = 0
  for (let i = 0; i < batch.length; i++) {
    const row = batch.selection === null ? i : batch.selection[i]!
    if (isKept(row)) kept[length++] = row
  }
  return length === batch.length ? batch : { ...batch, length, selection: kept }
}

/** A column with a text wherever the filter's condition holds. */
function tester({ in: texts, matches }: Filter): (source: Column) => Column {
  const table = new Set(texts)
  const pattern = new RegExp(matches ?? '', 'u')
  if (texts !== undefined) return changer((text) => (table.has(text) ? '1' : ''))
  if (matches !== undefined) return changer((text) => (pattern.test(text) ? '1' : ''))
  return (source) => source
}
