import { SaxesParser, type SaxesTagNS } from 'saxes'
import { ImportError } from '../errors.ts'
import { takeHead, withHead } from '../source.ts'
import { addText, type Item, longestItem, type ReadItem } from './item.ts'
import { type NamedRow, type Table, type TableChoices, tableOfNamed } from './table.ts'

/** Namespaces that feeds use, by the prefix that their names are known by, whatever a file calls them. */
const prefixes: Record<string, string> = {
  'http://base.google.com/ns/1.0': 'g',
  'http://search.yahoo.com/mrss/': 'media',
  'http://purl.org/rss/1.0/modules/content/': 'content',
  'http://purl.org/dc/elements/1.1/': 'dc',
  'http://www.w3.org/2005/Atom': '',
  'http://purl.org/rss/1.0/': '',
  'http://backend.userland.com/rss2': '',
}
/** Files that use them forget to say so now and then. */
const assumedNamespaces = Object.fromEntries(
  Object.entries(prefixes).flatMap(([uri, prefix]) => (prefix === '' ? [] : [[prefix, uri]])),
)
/** Those of HTML that feeds use as if XML had them. */
const entities = {
  ...{ nbsp: '\u00a0', ndash: '–', mdash: '—', hellip: '…', bull: '•', middot: '·', deg: '°', euro: '€' },
  ...{ lsquo: '‘', rsquo: '’', ldquo: '“', rdquo: '”', bdquo: '„', laquo: '«', raquo: '»' },
  ...{ copy: '©', reg: '®', trade: '™', sup2: '²', sup3: '³', times: '×', frac12: '½' },
}
const deepest = 30
/** What shops and portals call an item, in lower case. */
const itemNames = new Set(
  'item entry listing product produs offer oferta shopitem anunt anunț ad advert vehicle car property imobil record row'.split(
    ' ',
  ),
)
/** So much is looked at to find them. */
const headBytes = 1_048_576
/** What is parsed in one go. */
const pieceBytes = 65_536

/**
 * Items of an XML file, streamed. An item is any element of `names` that is not within another; its texts are named by their path in it
 * (`location.city`), attributes by the path of their element (`enclosure@url`), several of one name are joined by line breaks. Parameter and other
 * entities of the file's own are not read: a file that declares any is refused.
 * saxes, as it reads a file as it comes: 60,000 items of 23 MB take 49 MB more memory, with fast-xml-parser 5, which wants it whole, 326 MB.
 * @throws ImportError where it is not well-formed, is too deep, or has an item or a text that is too long
 */
export async function* readXml(
  texts: AsyncIterable<string>,
  names: readonly string[],
): AsyncGenerator<ReadItem> {
  for await (const items of batchesOfItems(texts, names)) yield* items
}

async function* batchesOfItems(
  texts: AsyncIterable<string>,
  names: readonly string[],
): AsyncGenerator<ReadItem[]> {
  const reader = new XmlReader(names)
  for await (const text of texts) {
    reader.write(text)
    yield reader.taken()
  }
  reader.end()
  yield reader.taken()
}

/**
 * The items of an XML file as rows; their element is named, or found from the beginning.
 * @throws ImportError also where no element looks like an item
 */
export async function xmlTable(
  bytes: AsyncGenerator<Buffer>,
  { items }: TableChoices,
): Promise<Pick<Table, 'header' | 'sample' | 'batches'> & { items: string }> {
  const head = await takeHead(bytes, headBytes)
  const name = items ?? itemNameIn(head.toString())
  if (name === undefined)
    throw new ImportError('The file is XML in which no element looks like an item; name it with "items".')
  const table = await tableOfNamed(named(textsOf(withHead(head, bytes)), name))
  if (table === undefined) throw new ImportError(`The file has no element "${name}" with texts in it.`)
  return { ...table, items: name }
}

async function* textsOf(bytes: AsyncGenerator<Buffer>): AsyncGenerator<string> {
  const decoder = new TextDecoder()
  for await (const chunk of bytes)
    for (let at = 0; at < chunk.length; at += pieceBytes)
      yield decoder.decode(chunk.subarray(at, at + pieceBytes), { stream: true })
  yield decoder.decode()
}

async function* named(texts: AsyncGenerator<string>, name: string): AsyncGenerator<NamedRow[]> {
  for await (const items of batchesOfItems(texts, [name]))
    yield items.map((read) =>
      'fault' in read ? { line: read.number, fault: read.fault } : { line: read.number, values: read.item },
    )
}

interface Seen {
  depth: number
  count: number
  /** How many of them have elements or attributes. */
  withParts: number
}

/** The name of the elements that are items: one by which feeds call theirs, else the outermost that is there again and again. */
function itemNameIn(head: string): string | undefined {
  const seen = new Map<string, Seen>()
  const path: string[] = []
  const counted = new Set<string>()
  const parser = createXmlParser({
    open: (tag) => {
      const within = path.at(-1)
      if (within !== undefined && !counted.has(within)) {
        counted.add(within)
        seen.get(within)!.withParts++
      }
      const name = nameOf(tag)
      const known = seen.get(name)
      if (known === undefined) seen.set(name, { depth: path.length, count: 1, withParts: 0 })
      else {
        known.count++
        known.depth = Math.min(known.depth, path.length)
      }
      counted.delete(name)
      path.push(name)
    },
    close: () => path.pop(),
    text: () => {},
  })
  try {
    parser.write(head)
  } catch (error) {
    if (!(error instanceof ImportError)) throw error
  }
  const outermost = (is: (name: string, seen: Seen) => boolean) =>
    [...seen]
      .filter(([name, one]) => one.depth > 0 && one.withParts > 0 && is(name, one))
      .sort(([, a], [, b]) => a.depth - b.depth || b.count - a.count)[0]?.[0]
  return (
    outermost((name) => itemNames.has(name.toLowerCase())) ??
    outermost((_, { count }) => count > 1) ??
    outermost(() => true)
  )
}

/**
 * Six handlers and no more: saxes keeps each under a computed name, and from the seventh on V8 keeps the whole parser as a dictionary: then 1,000 items take
 * 25 ms instead of 7.
 */
export function createXmlParser(told: {
  open: (tag: SaxesTagNS) => void
  close: () => void
  text: (text: string) => void
}): SaxesParser<{ xmlns: true }> {
  const parser = new SaxesParser({ xmlns: true, additionalNamespaces: assumedNamespaces })
  Object.assign(parser.ENTITIES, entities)
  parser.on('error', (error) => {
    throw new ImportError(`The file is not well-formed XML: ${error.message}`)
  })
  parser.on('doctype', (text) => {
    if (text.includes('['))
      throw new ImportError('The file declares entities or elements of its own (DTD), which is not read')
  })
  parser.on('opentag', told.open)
  parser.on('closetag', told.close)
  parser.on('text', told.text)
  parser.on('cdata', told.text)
  return parser
}

class XmlReader {
  readonly #parser: SaxesParser<{ xmlns: true }>
  readonly #names: ReadonlySet<string>
  #done: ReadItem[] = []
  #count = 0
  #item: Item | undefined
  /** Names of the elements from the item down to the present one. */
  #path: string[] = []
  /** The text of each element of `#path` so far. */
  #texts: string[] = []
  #depth = 0
  #length = 0
  /** Characters since the parser told of a tag or a text: of comments it tells nothing. */
  #silent = 0

  constructor(names: readonly string[]) {
    this.#names = new Set(names)
    this.#parser = createXmlParser({
      open: (tag) => this.#open(tag),
      close: () => this.#close(),
      text: (text) => this.#add(text),
    })
  }

  write(text: string): void {
    // Whatever the parser collects before it tells of it is bounded so.
    this.#silent += text.length
    this.#parser.write(text)
    if (this.#silent > 2 * longestItem)
      throw new ImportError(
        `The file has a text, a tag or comments of more than ${longestItem.toLocaleString('en')} characters`,
      )
  }

  end(): void {
    this.#parser.close()
  }

  taken(): ReadItem[] {
    const items = this.#done
    this.#done = []
    return items
  }

  #heard(): void {
    this.#silent = 0
  }

  #open(tag: SaxesTagNS): void {
    this.#heard()
    if (++this.#depth > deepest) throw new ImportError(`The file has elements more than ${deepest} deep`)
    const name = nameOf(tag)
    if (this.#item === undefined) {
      if (!this.#names.has(name)) return
      this.#item = new Map()
      this.#length = 0
      this.#path = []
      this.#texts = []
    } else {
      const rel = name === 'link' ? tag.attributes.rel?.value : undefined
      // Atom says what a link is for in an attribute; as elements of their own they can be told apart.
      this.#path.push(rel !== undefined && rel !== 'alternate' ? rel : name)
      this.#texts.push('')
    }
    for (const attribute of Object.values(tag.attributes)) {
      if (attribute.prefix === 'xmlns' || attribute.name === 'xmlns') continue
      this.#keep(`${this.#path.join('.')}@${attribute.local}`, attribute.value)
    }
  }

  #add(text: string): void {
    this.#heard()
    if (this.#texts.length === 0) return
    this.#grow(text.length)
    this.#texts[this.#texts.length - 1] += text
  }

  #close(): void {
    this.#heard()
    this.#depth--
    if (this.#item === undefined) return
    const text = this.#texts.pop()
    if (text === undefined) {
      this.#done.push({ number: ++this.#count, item: this.#item })
      this.#item = undefined
      return
    }
    const name = this.#path.join('.')
    this.#path.pop()
    if (text.trim() !== '') this.#keep(name, text)
  }

  #keep(name: string, text: string): void {
    this.#grow(name.length)
    addText(this.#item!, name, text.trim())
  }

  #grow(characters: number): void {
    this.#length += characters
    if (this.#length > longestItem)
      throw new ImportError(
        `Item ${this.#count + 1} of the file has more than ${longestItem.toLocaleString('en')} characters`,
      )
  }
}

function nameOf({ uri, local, prefix }: SaxesTagNS): string {
  const known = Object.hasOwn(prefixes, uri) ? prefixes[uri]! : prefix
  return known === '' ? local : `${known}:${local}`
}
