import { addText, type Item, JsonFault, jsonElements, jsonList, longestItem, type ReadItem } from '@piata/db'
import { FeedFault } from '../fault.ts'

const deepest = 8

/**
 * Items of a JSON file, streamed: the objects of the list that is the file, or that is found at `path` (`data.products`); without one, of the first list
 * of objects in it. Each is bounded before anything is made of it.
 * @throws FeedFault for what is no JSON, or has no such list
 */
export async function* readJson(texts: AsyncIterable<string>, path: string | null): AsyncGenerator<ReadItem> {
  let number = 0
  try {
    for await (const batch of jsonList(bytesOf(texts), path, longestItem))
      for (const element of batch) yield readObject(++number, element.toString())
  } catch (error) {
    throw faultOf(error)
  }
}

/** Items of a file with one JSON object a line. */
export async function* readNdjson(texts: AsyncIterable<string>): AsyncGenerator<ReadItem> {
  let number = 0
  const options = { form: 'lines', maxElementBytes: longestItem, keepsBlankLines: true } as const
  try {
    for await (const batch of jsonElements(bytesOf(texts), options))
      for (const line of batch) {
        number++
        const source = line.toString()
        if (source.trim() !== '') yield readObject(number, source)
      }
  } catch (error) {
    throw faultOf(error)
  }
}

async function* bytesOf(texts: AsyncIterable<string>): AsyncGenerator<Buffer> {
  let half = ''
  for await (const text of texts) {
    const whole = half + text
    // Half of a pair is no character.
    half = /[\ud800-\udbff]$/.exec(whole)?.[0] ?? ''
    yield Buffer.from(whole.slice(0, whole.length - half.length))
  }
  if (half !== '') yield Buffer.from(half)
}

const faultOf = (error: unknown): unknown =>
  error instanceof JsonFault ? new FeedFault(`The file is no JSON of items: ${error.message}`) : error

function readObject(number: number, source: string): ReadItem {
  let value: unknown
  try {
    value = JSON.parse(source)
  } catch {
    return { number, fault: 'is no JSON' }
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return { number, fault: 'is no JSON object' }
  const item: Item = new Map()
  flatten(value as Record<string, unknown>, '', item, 0)
  return { number, item }
}

/** `{ "location": { "city": "Iași" } }` has the name `location.city`; of lists each value counts. */
function flatten(value: unknown, name: string, item: Item, depth: number): void {
  if (value === null || value === undefined || depth > deepest) return
  if (Array.isArray(value)) for (const one of value) flatten(one, name, item, depth + 1)
  else if (typeof value === 'object') {
    for (const [key, one] of Object.entries(value))
      flatten(one, name === '' ? key : `${name}.${key}`, item, depth + 1)
  } else addText(item, name, String(value))
}
