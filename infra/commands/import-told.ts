import {
  type Category,
  type CategoryAttribute,
  type Found,
  type ImportProgress,
  type ImportResult,
  leavesOf,
} from '@piata/db'

const tooLongTitle = /^title: is longer/

/** What the file was taken for. */
export function printFound({ form, packing, encoding, delimiter, headerLine, items }: Found): void {
  const parts = [
    packing === null ? form : `${form} in ${packing}`,
    encoding,
    delimiter !== null && `columns by ${JSON.stringify(delimiter)}`,
    headerLine !== null && `header in line ${headerLine}`,
    items !== null && `items "${items}"`,
  ]
  console.log(`Read as ${parts.filter((part) => part !== null && part !== false).join(', ')}`)
}

/** Totals after Ctrl-C, and how to go on. */
export function tellStopped(
  last: ImportProgress | undefined,
  seconds: number,
  { allowsDuplicates }: { allowsDuplicates: boolean },
): void {
  if (process.stdout.isTTY) process.stdout.write('\r\x1b[K')
  const { rows = 0, created = 0, updated = 0, unchanged = 0, rejected = 0 } = last ?? {}
  console.log(
    `Ended after ${seconds.toFixed(1)} s and ${group(rows)} rows: created ${group(created)}, updated ${group(updated)}, unchanged ${group(unchanged)}, rejected ${group(rejected)}; these stay`,
  )
  console.log(
    allowsDuplicates
      ? 'With --allow-duplicates the same command would make them again: take these rows out of the file first'
      : 'Run the same command again to go on: rows that were taken are known and left as they are',
  )
}

/** Prints what a map may say. */
export function printCategories(categories: readonly Category[]): void {
  for (const { id, name, attributes } of leavesOf(categories)) {
    console.log(`${id}  ${Object.values(name).join(' / ')}`)
    for (const attribute of attributes) console.log(`    attributes.${describe(attribute)}`)
  }
}

function describe({ name, type, required, unit, options, min, max }: CategoryAttribute): string {
  const parts = [
    type,
    required && 'required',
    unit && `in ${unit}`,
    (min !== undefined || max !== undefined) && `${min ?? ''} to ${max ?? ''}`,
    options && `one of ${options.map(({ value }) => value).join(', ')}`,
  ]
  return `${name}: ${parts.filter((part) => Boolean(part)).join(', ')}`
}

/** A line on how far an import is, every now and then. */
export function progressLine(size: number | undefined): (progress: ImportProgress) => void {
  let last = 0
  const started = performance.now()
  return ({ packedBytes, rows, created, updated, unchanged, rejected, isWaiting }) => {
    if (performance.now() - last < (process.stdout.isTTY ? 200 : 2_000)) return
    last = performance.now()
    const share = size ? Math.min(1, packedBytes / size) : undefined
    const left = share && share < 1 ? ((last - started) / share) * (1 - share) : undefined
    const parts = [
      share !== undefined && `${(100 * share).toFixed(0)} %`,
      `${group(rows)} rows (${group(Math.round((1000 * rows) / (last - started)))}/s)`,
      left !== undefined && `about ${timeText(left / 1000)} left`,
    ]
    const line = `${parts.filter((part) => part !== false).join(', ')}: ${group(created)} created, ${group(updated)} updated, ${group(unchanged)} unchanged, ${group(rejected)} rejected${isWaiting ? '; waiting for others that write' : ''}`
    process.stdout.write(process.stdout.isTTY ? `\r\x1b[K${line}` : `${line}\n`)
  }
}

function timeText(seconds: number): string {
  const whole = Math.ceil(seconds)
  return whole < 90 ? `${whole} s` : `${Math.ceil(whole / 60)} min`
}

/** What became of a file. */
export function report(result: ImportResult, seller: { email: string }, seconds: number): void {
  if (process.stdout.isTTY) process.stdout.write('\r\x1b[K')
  const { rows, created, updated, unchanged, rejected, reasons, notes, unusedColumns, bytes } = result
  const peak = Math.round(process.resourceUsage().maxRSS / 1024)
  console.log(
    `${group(rows)} rows (${group(Math.round(bytes / 1e6))} MB) in ${seconds.toFixed(1)} s, ` +
      `${group(Math.round(rows / Math.max(seconds, 0.001)))} rows/s, peak memory ${group(peak)} MB, seller ${seller.email}`,
  )
  console.log(
    `created ${group(created)}, updated ${group(updated)}, unchanged ${group(unchanged)}, rejected ${group(rejected)}`,
  )
  for (const { reason, count } of reasons.slice(0, 20)) console.log(`  ${group(count)} × ${reason}`)
  if (reasons.some(({ reason }) => tooLongTitle.test(reason)))
    console.log(
      '  Titles that are too long can lose their end: --cut-titles, or "cut": true at title in the map',
    )
  if (notes.length > 0) console.log('Taken, but not as they are in the file:')
  for (const { note, count, line, text } of notes.slice(0, 20))
    console.log(`  ${group(count)} × ${note} (first in line ${group(line)}: ${JSON.stringify(text)})`)
  if (unusedColumns.length > 0) console.log(`Columns left alone: ${unusedColumns.slice(0, 30).join(', ')}`)
}

/** Why most rows were refused. */
export function reasonsOf({ rows, reasons }: ImportResult): string {
  if (rows === 0) return 'the file has none below its header'
  const most = reasons.slice(0, 3).map(({ reason, count }) => `${group(count)} × ${reason}`)
  return `all ${group(rows)} were refused, most of them for: ${most.join('; ')}`
}

function group(number: number): string {
  return number.toLocaleString('en')
}
