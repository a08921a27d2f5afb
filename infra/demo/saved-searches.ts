import type { AlertFrequency, Database, Id } from '@piata/db'
import { catalogueOf, savedRequest } from '@piata/gateway'

interface DemoSearch {
  name: string
  /** As the API takes it. */
  query: Record<string, unknown>
  /** The query string of the site's page of results. */
  page: string
  frequency: AlertFrequency
}

const demoSearches: readonly DemoSearch[] = [
  {
    name: 'Biciclete până la 2.000 lei',
    query: { category: 'bicycles', priceMax: 200_000 },
    page: 'category=bicycles&priceMax=2000',
    frequency: 'at-once',
  },
  {
    name: 'Canapea extensibilă în Cluj',
    query: { q: 'canapea extensibilă', county: 'CJ' },
    page: 'q=canapea+extensibil%C4%83&county=CJ',
    frequency: 'daily',
  },
  {
    name: 'iPhone ca nou',
    query: { q: 'iphone', condition: 'like-new' },
    page: 'q=iphone&condition=like-new',
    frequency: 'weekly',
  },
]

/** None of the searches names a currency. */
const noRates = { RON: 1, EUR: 1, USD: 1, GBP: 1 }

/** Saves a few searches for an account that has none yet; the newest stands first. */
export async function saveDemoSearches(database: Database, userId: Id): Promise<void> {
  const { items } = await database.savedSearches.page(userId, { limit: 1 })
  if (items.length > 0) return
  const catalogue = catalogueOf(database)
  for (const search of demoSearches.toReversed())
    await database.savedSearches.create(userId, {
      ...{ ...search, request: savedRequest(search.query, catalogue, noRates) },
      locale: 'ro',
    })
}
