import { ListSplitter } from './list.ts'
import { ArraySplitter, LineSplitter } from './split.ts'

export { JsonFault } from './fault.ts'

interface JsonElementsOptions {
  /** Default: `array` where the source begins with a bracket, else a value a line (NDJSON). */
  form?: 'array' | 'lines'
  /** Longest element. Default 16 MiB. */
  maxElementBytes?: number
  /** Of lines: whether blank ones come as well, as elements without JSON, so that lines can be counted. */
  keepsBlankLines?: boolean
  /** Whether those of a chunk come that stand before a fault in it. */
  keepsBeforeFault?: boolean
}

/**
 * The elements of a JSON array or of NDJSON of any size, each as its bytes, in batches as they come. What lies within an element is not looked at: `JSON.parse`
 * of it tells. Elements are views of the source's chunks, so none may be changed after it was given.
 * @throws JsonFault where an array's brackets, commas or texts do not close, or an element is too long
 */
export async function* jsonElements(
  source: AsyncIterable<Uint8Array>,
  {
    form,
    maxElementBytes = 16 * 1024 * 1024,
    keepsBlankLines = false,
    keepsBeforeFault = false,
  }: JsonElementsOptions = {},
): AsyncGenerator<Buffer[], void, undefined> {
  let splitter: ArraySplitter | LineSplitter | undefined
  for await (const given of source) {
    let chunk = Buffer.from(given.buffer, given.byteOffset, given.byteLength)
    if (splitter === undefined) {
      // The mark of UTF-8 may come in pieces.
      while (chunk[0] === 0xef || chunk[0] === 0xbb || chunk[0] === 0xbf) chunk = chunk.subarray(1)
      const first = /\S/.exec(chunk.toString('latin1', 0, 1_024))?.[0]
      if (first === undefined && form === undefined) continue
      splitter =
        (form ?? (first === '[' ? 'array' : 'lines')) === 'array'
          ? new ArraySplitter(maxElementBytes)
          : new LineSplitter(maxElementBytes, keepsBlankLines)
    }
    const found: Buffer[] = []
    try {
      splitter.push(chunk, found)
    } catch (error) {
      if (keepsBeforeFault && found.length > 0) yield found
      throw error
    }
    if (found.length > 0) yield found
  }
  const rest = splitter?.end()
  if (rest !== undefined && rest.length > 0) yield rest
}

/**
 * The objects of a list within a JSON document of any size, each as its bytes, in batches as they come: of the list that is the document, of the one at `path`
 * (`data.products`), or, without one, of the first that has objects. What else the list holds is passed over.
 * @throws JsonFault for what is no JSON or has no such list, or where an object is too long
 */
export async function* jsonList(
  source: AsyncIterable<Uint8Array>,
  path: string | null,
  maxElementBytes: number,
): AsyncGenerator<Buffer[], void, undefined> {
  const splitter = new ListSplitter(path, maxElementBytes)
  let isFirst = true
  for await (const given of source) {
    let chunk = Buffer.from(given.buffer, given.byteOffset, given.byteLength)
    // The mark of UTF-8 may come in pieces.
    while (isFirst && (chunk[0] === 0xef || chunk[0] === 0xbb || chunk[0] === 0xbf)) chunk = chunk.subarray(1)
    if (chunk.length === 0) continue
    isFirst = false
    const found = splitter.push(chunk)
    if (found.length > 0) yield found
  }
  splitter.end()
}
