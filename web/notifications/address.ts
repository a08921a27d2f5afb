import type { Notification } from '../client/types.ts'
import { href, type Locale } from '../i18n/routes.ts'
import { shortListingHref } from '../listing/listing-path.ts'

/** Where what happened is looked at. */
export function addressOf(locale: Locale, { kind, payload }: Notification): string {
  switch (kind) {
    case 'message':
    case 'offer':
    case 'offer-answer':
    case 'deal-claim':
      return `${href(locale, 'messages')}?c=${payload.conversationId}`
    case 'alert':
      return payload.page === null
        ? href(locale, 'savedSearches')
        : `${href(locale, 'listings')}?${payload.page}`
    case 'price-drop':
    case 'released':
    case 'sold':
    case 'followed-seller':
    case 'rating':
    case 'rating-due':
      return shortListingHref(locale, payload.listingId)
    case 'listing-expiring':
      return href(locale, 'myListings')
    case 'webhook-disabled':
      return href(locale, 'accountKeys')
    default:
      // A kind that the API learned since.
      return href(locale, 'notifications')
  }
}
