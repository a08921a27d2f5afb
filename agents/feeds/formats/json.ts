import { FeedFault } from '../fault.ts'
import { addText, type Item, longestItem, type ReadItem } from './item.ts'

const deepest = 8

/**
 * Items of a JSON file, streamed: the objects of the list that is the file, or that is found at `path` (`data.products`); without one, of the first list
 * of objects in it. Cut into items by hand, so that
 * each is bounded before anything is made of it, and then read by the engine's own parser.
 * @throws FeedFault for what is no JSON, or has no such list
 */
export async function* readJson(texts: AsyncIterable<string>, path: string | null): AsyncGenerator<ReadItem> {
  const cutter = new ItemCutter(path)
  let number = 0
  for await (const text of texts) {
    for (const source of cutter.cut(text)) yield readObject(++number, source)
  }
  cutter.end()
}

/** Items of a file with one JSON object a line. */
export async function* readNdjson(texts: AsyncIterable<string>): AsyncGenerator<ReadItem> {
  let number = 0
  let rest = ''
  for await (const text of texts) {
    const lines = (rest + text).split('\n')
    rest = lines.pop()!
    for (const line of lines) {
      number++
      if (line.trim() !== '') yield readObject(number, line)
    }
    if (rest.length > longestItem)
      throw new FeedFault(`Line ${number + 1} has more than ${longestItem.toLocaleString('en')} characters`)
  }
  if (rest.trim() !== '') yield readObject(number + 1, rest)
}

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

/** Cuts the objects of a list out of JSON as it comes. */
class ItemCutter {
  readonly #wanted: string | null
  /** The key of each object that is open around, null for lists. */
  #around: (string | null)[] = []
  /** Whether the list of items has been found, is open, is over. */
  #state: 'before' | 'within' | 'after' = 'before'
  #listDepth = 0
  #itemDepth = 0
  #item = ''
  #isText = false
  #isEscaped = false
  /** The last text outside of items, and whether it is a key. */
  #text = ''
  #key = ''
  #hasBegun = false
  #hasList = false
  #hasItems = false

  constructor(path: string | null) {
    this.#wanted = path
  }

  *cut(text: string): Generator<string> {
    let from = 0
    for (let at = 0; at < text.length; at++) {
      const code = text.charCodeAt(at)
      if (this.#isText) {
        if (this.#isEscaped) this.#isEscaped = false
        else if (code === 0x5c) this.#isEscaped = true
        else if (code === 0x22) this.#isText = false
        if (this.#itemDepth === 0 && this.#isText && this.#text.length < 1_000) this.#text += text[at]
        continue
      }
      if (code === 0x22) {
        this.#isText = true
        this.#text = ''
      } else if (code === 0x7b) {
        if (this.#itemDepth > 0) this.#itemDepth++
        else if (this.#state === 'within' && this.#around.length === this.#listDepth) {
          this.#itemDepth = 1
          this.#hasItems = true
          from = at
        } else this.#enter(this.#key)
      } else if (code === 0x7d) {
        if (this.#itemDepth === 0) this.#leave()
        else if (--this.#itemDepth === 0) {
          yield this.#item + text.slice(from, at + 1)
          this.#item = ''
        }
      } else if (this.#itemDepth > 0) continue
      else if (code === 0x3a) this.#key = this.#text
      else if (code === 0x5b) this.#openList()
      else if (code === 0x5d) this.#leave()
      else if (!this.#hasBegun && code > 0x20 && code !== 0xfeff)
        throw new FeedFault('The file is no JSON: it must begin with { or [')
    }
    if (this.#itemDepth === 0) return
    this.#item += text.slice(from)
    if (this.#item.length > longestItem)
      throw new FeedFault(`An item of the file has more than ${longestItem.toLocaleString('en')} characters`)
  }

  end(): void {
    if (this.#around.length > 0 || this.#isText || this.#itemDepth > 0)
      throw new FeedFault('The file ends too early: it is no whole JSON')
    if (!this.#hasList)
      throw new FeedFault(
        this.#wanted === null
          ? 'The file has no list of items'
          : `items: the file has no list at "${this.#wanted}"`,
      )
  }

  #openList(): void {
    const path = this.#pathTo(this.#key)
    this.#enter(this.#key)
    if (this.#state !== 'before' || (this.#wanted !== null && path !== this.#wanted)) return
    this.#state = 'within'
    this.#hasList = true
    this.#listDepth = this.#around.length
  }

  #pathTo(key: string): string {
    return [...this.#around.slice(1), this.#around.length > 0 ? key : null]
      .filter((part) => part !== null)
      .join('.')
  }

  #enter(key: string): void {
    this.#hasBegun = true
    this.#around.push(key)
    this.#key = ''
    if (this.#around.length > 100) throw new FeedFault('The file is more than 100 deep')
  }

  #leave(): void {
    if (this.#around.length === 0) throw new FeedFault('The file is no JSON: it closes more than it opens')
    if (this.#state === 'within' && this.#around.length === this.#listDepth) {
      // A list of texts before that of the items is not it.
      this.#state = this.#hasItems || this.#wanted !== null ? 'after' : 'before'
    }
    this.#around.pop()
  }
}
