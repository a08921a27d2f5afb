import type { Dump, ImportResult, Move } from '@piata/db'
import type { PicturesReport } from './pictures.ts'

/** Of each kind of thing so many are told, the most frequent first. */
const shown = 10

export function tellSource({ stage, site, listings }: Move): void {
  clearLine()
  const rows = stage.tables.reduce((sum, table) => sum + table.rows, 0)
  console.log(
    `${stage.dialect}, ${group(stage.tables.length)} tables with ${group(rows)} rows; it is ${site.name}${stage.prefix ? ` (tables ${stage.prefix}…)` : ''} with ${group(listings)} listings`,
  )
  tellProblems(stage)
}

/** What of a dump could not be read, by line and column, and how many rows that cost. */
export function tellProblems({ problems, lost }: Pick<Dump, 'problems' | 'lost'>): void {
  for (const { table, line, column, message, rows, text } of problems.slice(0, shown))
    console.log(
      `  line ${group(line)}, column ${group(column)}${table === null ? '' : ` of ${table}`}: ${message}${rows > 1 ? `, about ${group(rows)} rows lost` : ''}: ${JSON.stringify(text)}`,
    )
  const more = lost.problems - Math.min(problems.length, shown)
  if (more > 0) console.log(`  and ${group(more)} more`)
  if (lost.rows > 0) console.log(`  ${group(lost.rows)} rows of the dump could not be read, the others were`)
}

export function tellUsers({ users }: Move, isDone: boolean): void {
  const { found, made, known, withPassword, refused } = users
  console.log(
    `Users: ${group(found)}, of whom ${group(withPassword)} keep their password and the others ask for one by mail${isDone ? `; ${group(made)} accounts made, ${group(known)} were there` : ''}`,
  )
  for (const { reason, count, example } of refused) console.log(`  ${group(count)} × ${reason} (${example})`)
}

export function tellCategories({ categories, categoriesFile }: Move): void {
  const used = categories.filter(({ listings }) => listings > 0)
  const open = used.filter(({ to }) => to === null)
  console.log(
    `Categories: ${group(used.length)} have listings, ${group(used.length - open.length)} of them have one of ours; ${categoriesFile} has all to be edited`,
  )
  for (const { name, to } of used.filter(({ to, isSure }) => to !== null && !isSure).slice(0, shown))
    console.log(`  ${name} → ${to}?`)
  for (const { name, listings } of open.slice(0, shown))
    console.log(`  ${name}: nothing of ours is alike, ${group(listings)} listings stay behind`)
}

export function tellListings(result: ImportResult, isDone: boolean, refusedFile: string): void {
  clearLine()
  const { created, updated, unchanged, rejected, reasons, notes } = result
  console.log(
    isDone
      ? `Listings: ${group(created)} came, ${group(updated)} changed, ${group(unchanged)} were there, ${group(rejected)} stay behind`
      : `Listings: ${group(created)} would come, ${group(rejected)} would stay behind`,
  )
  for (const { reason, count } of reasons.slice(0, shown)) console.log(`  ${group(count)} × ${reason}`)
  for (const { note, count } of notes.slice(0, shown)) console.log(`  taken, ${group(count)} × ${note}`)
  if (rejected > 0) console.log(`  each is in ${refusedFile}`)
}

export function tellPictures({ listings, brought, had, found, missing, refused }: PicturesReport): void {
  clearLine()
  console.log(
    `Pictures: ${group(listings)} listings have some; ${group(found)} files are there, ${group(missing)} are not; ${group(brought)} brought, ${group(had)} listings had theirs`,
  )
  for (const { path, reason } of refused.slice(0, shown)) console.log(`  ${path}: ${reason}`)
}

/** Shows a line now and then; what it is made of is only asked for then. */
export function progress<T extends unknown[]>(line: (...what: T) => string): (...what: T) => void {
  let last = performance.now()
  return (...what) => {
    if (performance.now() - last < (process.stdout.isTTY ? 200 : 5_000)) return
    last = performance.now()
    process.stdout.write(process.stdout.isTTY ? `\r\x1b[K${line(...what)}` : `${line(...what)}\n`)
  }
}

function clearLine(): void {
  if (process.stdout.isTTY) process.stdout.write('\r\x1b[K')
}

export function group(number: number): string {
  return number.toLocaleString('en')
}
