import type { SearchSchema } from '../types.ts'

/** The marketplace's own schema. */
export const listingSchema: SearchSchema = {
  id: 'id',
  text: { title: { weight: 3 }, description: { weight: 1 } },
  keyword: ['category', 'county', 'place', 'condition', 'seller', 'attributes.*'],
  numeric: ['price', 'publishedAt', 'attributes.*'],
  geo: 'location',
  languages: ['ro', 'en'],
}
