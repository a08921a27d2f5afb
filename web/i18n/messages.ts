import { type Language, languages } from '../../languages.ts'

/** One file per area in each language; the area is the namespace. */
const files = {
  account: 'account',
  common: 'common',
  home: 'home',
  listing: 'listing',
  myListings: 'my-listings',
  publish: 'publish',
  results: 'results',
} as const
type Area = keyof typeof files

/** The shape that every language must have; a test compares them. */
export interface Messages {
  account: typeof import('../messages/ro/account.json')
  common: typeof import('../messages/ro/common.json')
  home: typeof import('../messages/ro/home.json')
  listing: typeof import('../messages/ro/listing.json')
  myListings: typeof import('../messages/ro/my-listings.json')
  publish: typeof import('../messages/ro/publish.json')
  results: typeof import('../messages/ro/results.json')
}

async function read(language: Language): Promise<Messages> {
  const areas = await Promise.all(
    Object.entries(files).map(async ([area, file]) => {
      const texts = await import(`../messages/${language}/${file}.json`, { with: { type: 'json' } })
      return [area, texts.default] as const
    }),
  )
  return Object.fromEntries(areas) as Record<Area, unknown> as Messages
}

const messages = new Map(
  await Promise.all(languages.map(async (language) => [language, await read(language)] as const)),
)

/** The texts of a language, on the server only: a page hands its components in the browser those that they need. */
export function loadMessages(language: Language): Messages {
  return messages.get(language)!
}
