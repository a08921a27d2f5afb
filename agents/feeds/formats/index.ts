import type { ReadItem } from '@piata/db'
import { readXml } from '@piata/db'
import { bindColumns } from './columns.ts'
import { readJson, readNdjson } from './json.ts'

export { columnsOf, usualMap } from './columns.ts'

interface ItemFormat {
  /** What its texts are by custom. */
  isHtml: boolean
  /** What `items` of a feed says, for people; undefined where it says nothing. */
  items?: string
  read(texts: AsyncIterable<string>, items: string | null): AsyncGenerator<ReadItem>
}

/** Formats whose items have names of their own. CSV has rows and goes to the import as it is. */
export const itemFormats = {
  ndjson: { isHtml: false, read: readNdjson },
  json: { isHtml: false, items: 'the path of the list of items, such as data.products', read: readJson },
  xml: {
    isHtml: false,
    items: 'the name of an item’s element; default listing',
    read: (texts, items) => readXml(texts, [items ?? 'listing']),
  },
  rss: { isHtml: true, read: (texts) => readXml(texts, ['item', 'entry']) },
} as const satisfies Record<string, ItemFormat>

export const feedFormats = ['csv', ...(Object.keys(itemFormats) as (keyof typeof itemFormats)[])] as const
export type FeedFormat = (typeof feedFormats)[number]

/** Rows of the columns `header` out of items. */
export async function* rowsOf(
  items: AsyncIterable<ReadItem>,
  header: readonly string[],
): AsyncGenerator<{ line: number; fields: string[]; fault?: string }> {
  const fieldsOf = bindColumns(header)
  for await (const read of items) {
    const line = read.number
    if ('fault' in read) yield { line, fields: [], fault: read.fault }
    else yield { line, fields: fieldsOf(read.item) }
  }
}
