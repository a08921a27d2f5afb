import { createReadStream } from 'node:fs'
import {
  type Database,
  type Encoding,
  encodings,
  type FeedDetail,
  type ImportMap,
  type ImportResult,
  importFile,
  importRows,
  type ReadRow,
} from '@piata/db'
import { type FeedDefinition, wholeMap } from '../definition.ts'
import { charsetOf, decodeText } from '../file/charset.ts'
import { unpack } from '../file/unpack.ts'
import { columnsOf, type FeedFormat, itemFormats, rowsOf } from '../formats/index.ts'

/** A file of a feed as it was sent. */
export interface FeedFile {
  path: string
  contentEncoding: string | undefined
  contentType: string | undefined
}

/**
 * Small transactions: a feed's writes share the database with people's, and a hundred feeds that are read at once hold a batch each.
 */
const batchRows = 100
/** What is read at a time; its items are made in one go. */
const pieceBytes = 16_384

/**
 * Imports a feed's file.
 * @throws SiteFault, ImportError where it is not what the feed says
 */
export async function readFeed(
  file: FeedFile,
  {
    feed,
    database,
    maxBytes,
    timeZone,
    now,
    signal,
    onRows,
  }: {
    feed: Pick<FeedDetail, 'sellerId' | 'format' | 'items' | 'map'>
    database: Pick<Database, 'listings' | 'categories' | 'places' | 'site' | 'analyze'>
    maxBytes: number
    timeZone: string
    now: Date
    signal: AbortSignal
    onRows: (rows: ReadRow[]) => Promise<void>
  },
): Promise<ImportResult> {
  const categories = await database.categories.all()
  const format = feed.format as FeedFormat
  const map = wholeMap({ format, map: feed.map as FeedDefinition['map'] }, categories)
  const packed = createReadStream(file.path, { signal, highWaterMark: pieceBytes })
  const bytes = unpack(packed, { encoding: file.contentEncoding, maxBytes })
  const common = {
    ...{ database, timeZone, now, signal, onRows, sellerId: feed.sellerId },
    ...{ needsExternalId: true, analyze: false, skipsUnchanged: true },
  }
  if (format === 'csv') {
    const known = map ?? ({} as Partial<ImportMap>)
    const encoding = known.encoding ?? encodingOf(file.contentType)
    return importFile({
      ...common,
      choices: { form: 'csv' },
      source: bytes,
      ...(map && { map: { ...map, ...(encoding && { encoding }) } }),
      limits: { batchRows, maxBytes },
    })
  }
  const texts = decodeText(bytes, { said: map!.encoding, contentType: file.contentType })
  const items = itemFormats[format].read(texts, feed.items)
  const header = columnsOf(map!)
  return importRows({ ...common, map: map!, header, rows: rowsOf(items, header), batchRows })
}

/** What the answer's header says, where the import knows it. */
function encodingOf(contentType: string | undefined): Encoding | undefined {
  const said = charsetOf(contentType)?.toLowerCase()
  return encodings.find((encoding) => encoding === said)
}
