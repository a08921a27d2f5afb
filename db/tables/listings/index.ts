import type { Context } from '../../context.ts'
import type { Feed } from '../changes.ts'
import { createListingBulk } from './bulk.ts'
import type { CardContext } from './cards.ts'
import { createListingDetail } from './detail.ts'
import { createListingDocuments } from './documents.ts'
import type { Listings } from './face.ts'
import { createListingPages } from './pages.ts'
import { attachedImages } from './rows.ts'
import { fromRow, listingColumns } from './schema.ts'
import { createTextPrints } from './text-prints.ts'
import { createListingWrites, type WriteOptions } from './write.ts'

export function createListings(
  context: Context,
  feed: Feed,
  cards: CardContext,
  options: WriteOptions,
): Listings {
  return {
    async find(id) {
      const row = await context.read
        .selectFrom('listings')
        .select(listingColumns)
        .where('id', '=', id)
        .executeTakeFirst()
      if (!row) return undefined
      const images = await attachedImages(context.read, id)
      return fromRow(
        row,
        images.map((image) => image.id),
      )
    },
    ...createListingWrites(context, feed, cards, options),
    ...createListingPages(context, cards.categories, options.arena),
    ...createListingDetail(context, cards.categories),
    ...createListingDocuments(context, cards),
    ...createListingBulk(context, feed, cards, options),
    ...createTextPrints(context),
  }
}
