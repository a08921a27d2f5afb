import type { Networks } from '@piata/config'
import { type Category, type FeedSettings, ImportError, type ImportMap, parseMap } from '@piata/db'
import { checkedUrl } from '../net/address.ts'
import { FeedFault } from './fault.ts'
import { type FeedFormat, feedFormats, itemFormats, usualMap } from './formats/index.ts'
import { type FeedSchedule, parseSchedule } from './schedule.ts'

/** A feed that was found good. */
export interface FeedDefinition extends Omit<FeedSettings, 'sellerId'> {
  format: FeedFormat
  map: Partial<ImportMap>
  schedule: FeedSchedule
}

const known = ['name', 'url', 'format', 'items', 'map', 'schedule']
const longestName = 100
const longestItems = 200
const mapBytes = 65_536

/**
 * What an operator says of a feed, checked.
 * @throws FeedFault naming the field, and the limit that it exceeds
 */
export function parseDefinition(
  given: unknown,
  { categories, networks }: { categories: readonly Category[]; networks: Networks },
): FeedDefinition {
  if (typeof given !== 'object' || given === null || Array.isArray(given))
    throw new FeedFault('A feed must be a JSON object')
  const unknown = Object.keys(given).find((key) => !known.includes(key))
  if (unknown !== undefined) throw new FeedFault(`${unknown}: is not known; known are ${known.join(', ')}`)
  const { name, url, format, items = null, map = {}, schedule } = given as Record<string, unknown>
  if (typeof name !== 'string' || name.trim() === '' || name.length > longestName)
    throw new FeedFault(`name: must be a text of 1 to ${longestName} characters`)
  if (typeof url !== 'string') throw new FeedFault('url: must be a text')
  const isKnown = feedFormats.find((one) => one === format)
  if (isKnown === undefined)
    throw new FeedFault(
      `format: must be one of ${feedFormats.join(', ')}, not ${JSON.stringify(format) ?? 'nothing'}`,
    )
  checkItems(items, isKnown)
  if (typeof map !== 'object' || map === null || Array.isArray(map))
    throw new FeedFault('map: must be a JSON object')
  if (JSON.stringify(map).length > mapBytes)
    throw new FeedFault(`map: must have at most ${mapBytes} characters`)
  const definition = {
    name: name.trim(),
    url: readable(url, networks),
    format: isKnown,
    items: items as string | null,
    map: map as Partial<ImportMap>,
    schedule: parseSchedule(schedule),
  }
  wholeMap(definition, categories)
  return definition
}

function readable(url: string, networks: Networks): string {
  try {
    return checkedUrl(url, { networks, setting: 'PIATA_FEED_NETWORKS' }).href
  } catch (error) {
    throw new FeedFault(`url: ${(error as Error).message}`)
  }
}

function checkItems(items: unknown, format: FeedFormat): void {
  if (items === null) return
  const meaning = format === 'csv' ? undefined : (itemFormats[format] as { items?: string }).items
  if (meaning === undefined) throw new FeedFault(`items: says nothing for ${format}`)
  if (typeof items !== 'string' || !/^[^\s<>"']+$/.test(items) || items.length > longestItems)
    throw new FeedFault(`items: must be ${meaning}, in 1 to ${longestItems} characters without blanks`)
}

/**
 * A feed's map with what its format has by custom; undefined for a CSV whose columns are named like fields of a listing.
 * @throws FeedFault naming what is wrong in it
 */
export function wholeMap(
  { format, map }: Pick<FeedDefinition, 'format' | 'map'>,
  categories: readonly Category[],
): ImportMap | undefined {
  if (format === 'csv') {
    if (Object.keys(map).length === 0) return undefined
    if (map.externalId === undefined)
      throw new FeedFault(
        'map.externalId: must name the column that tells items apart, so that those that are gone can be withdrawn',
      )
    return parsed(map)
  }
  const attributes = new Set(categories.flatMap((category) => category.attributes.map(({ name }) => name)))
  const usual = usualMap(attributes, itemFormats[format])
  return parsed({ ...usual, ...map, attributes: { ...usual.attributes, ...map.attributes } })
}

function parsed(map: unknown): ImportMap {
  try {
    return parseMap(map)
  } catch (error) {
    if (error instanceof ImportError) throw new FeedFault(`map: ${error.message}`)
    throw error
  }
}
