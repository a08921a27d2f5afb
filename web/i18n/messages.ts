import enAccount from '../messages/en/account.json' with { type: 'json' }
import enCommon from '../messages/en/common.json' with { type: 'json' }
import enHome from '../messages/en/home.json' with { type: 'json' }
import enListing from '../messages/en/listing.json' with { type: 'json' }
import enMyListings from '../messages/en/my-listings.json' with { type: 'json' }
import enPublish from '../messages/en/publish.json' with { type: 'json' }
import enResults from '../messages/en/results.json' with { type: 'json' }
import roAccount from '../messages/ro/account.json' with { type: 'json' }
import roCommon from '../messages/ro/common.json' with { type: 'json' }
import roHome from '../messages/ro/home.json' with { type: 'json' }
import roListing from '../messages/ro/listing.json' with { type: 'json' }
import roMyListings from '../messages/ro/my-listings.json' with { type: 'json' }
import roPublish from '../messages/ro/publish.json' with { type: 'json' }
import roResults from '../messages/ro/results.json' with { type: 'json' }
import type { Locale } from './routes.ts'

/** One file per area in each language; the area is the namespace. Romanian is the shape that English must have. */
const ro = {
  account: roAccount,
  common: roCommon,
  home: roHome,
  listing: roListing,
  myListings: roMyListings,
  publish: roPublish,
  results: roResults,
}
const en: Messages = {
  account: enAccount,
  common: enCommon,
  home: enHome,
  listing: enListing,
  myListings: enMyListings,
  publish: enPublish,
  results: enResults,
}

export type Messages = typeof ro

export function loadMessages(locale: Locale): Messages {
  return locale === 'ro' ? ro : en
}
