import { once } from 'node:events'
import { createReadStream, createWriteStream } from 'node:fs'
import { join } from 'node:path'
import { finished } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import { ListingGenerator } from './listings.ts'
import { Random } from './random.ts'

/** Titles on disk (id, tab, title; one a line) and queries that are drawn from others. */
export interface Corpus {
  name: string
  path: string
  size: number
  /** Asked before the clock runs. */
  warmUp: string[]
  queries: string[]
}

/** Titles of a generated marketplace; the same in every run. */
export function* generatedTitles(count: number): Generator<string> {
  const generator = new ListingGenerator(1)
  for (let at = 0; at < count; at += 1) yield generator.title()
}

/** The titles of `listings-housing.csv.gz`, in the file's order. */
export async function housingTitles(folder: string): Promise<string[]> {
  const titles: string[] = []
  let column = -1
  for await (const row of csvRows(
    createReadStream(join(folder, 'listings-housing.csv.gz')).pipe(createGunzip()),
  )) {
    if (column < 0) column = row.indexOf('title')
    else titles.push(row[column] ?? '')
  }
  return titles
}

/**
 * Writes `size` of the titles and draws queries of one to four neighbouring words from those left over (from all when none are).
 * @param queryCount how many are timed; as many more serve as warm-up.
 */
export async function makeCorpus(
  folder: string,
  name: string,
  titles: string[],
  size: number,
  queryCount: number,
): Promise<Corpus> {
  const random = new Random(size)
  const order = random.shuffle(Uint32Array.from(titles.keys()) as unknown as number[])
  const path = join(folder, `${name}.tsv`)
  const file = createWriteStream(path)
  for (let at = 0; at < size; at += 1) {
    const line = `${at}\t${titles[order[at]!]!.replace(/[\t\n\r]+/g, ' ')}\n`
    if (!file.write(line)) await once(file, 'drain')
  }
  file.end()
  await finished(file)
  const others = size < titles.length ? order.slice(size) : order
  const drawn = new Set<string>()
  for (let tries = 0; drawn.size < 2 * queryCount && tries < 100 * queryCount; tries += 1) {
    const words = titles[random.pick(others)]!.match(/[\p{L}\p{N}]+/gu) ?? []
    const length = random.pick([1, 2, 2, 2, 3, 3, 4])
    const query = words.slice(random.below(Math.max(1, words.length - length + 1))).slice(0, length)
    if (query.length === length && query.join('').length > 2) drawn.add(query.join(' '))
  }
  const queries = [...drawn]
  return {
    name,
    path,
    size,
    warmUp: queries.slice(queries.length / 2),
    queries: queries.slice(0, queries.length / 2),
  }
}

/** Rows of a comma-separated file with quoted fields (RFC 4180). */
async function* csvRows(stream: AsyncIterable<Buffer>): AsyncGenerator<string[]> {
  const decoder = new TextDecoder()
  let row: string[] = []
  let field = ''
  let quoted = false
  let closing = false
  for await (const chunk of stream) {
    for (const character of decoder.decode(chunk, { stream: true })) {
      if (quoted && !closing) {
        if (character === '"') closing = true
        else field += character
        continue
      }
      if (character === '"') {
        // A second quote right behind the first stands for one; else the field is only now quoted.
        if (closing) field += '"'
        quoted = true
        closing = false
        continue
      }
      if (closing) quoted = closing = false
      if (character === ',' || character === '\n') {
        row.push(field)
        field = ''
        if (character === '\n') {
          yield row
          row = []
        }
      } else if (character !== '\r') field += character
    }
  }
  if (row.length > 0 || field !== '') yield [...row, field]
}
