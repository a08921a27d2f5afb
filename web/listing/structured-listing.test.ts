import { namesOf } from '@piata/config/languages'
import { expect, test } from 'vitest'
import type { CategoryNode, ListingDetail } from '../client/types.ts'
import { structuredListing } from './structured-listing.ts'

const listing = {
  id: '0198c5b6-d20f-7ed3-9fb0-b019f7cfd16f',
  title: 'Dacia Logan',
  description: 'Merge bine.',
  price: { amount: 350_000, currency: 'EUR' },
  status: 'published',
  condition: 'used',
  attributes: { make: 'dacia', rooms: 2 },
  images: [],
  place: null,
  expiresAt: null,
} as unknown as ListingDetail

const path = (root: string) =>
  [{ id: root, name: namesOf({ en: root }), attributes: [] }] as unknown as CategoryNode[]

test('every product has an offer with a price; without a price it is none', () => {
  for (const root of ['vehicles', 'real-estate', 'sport-leisure']) {
    const priced = structuredListing('ro', listing, path(root)) as Record<string, unknown>
    expect(priced.offers).toMatchObject({ '@type': 'Offer', price: '3500.00', priceCurrency: 'EUR' })
    const free = structuredListing('ro', { ...listing, price: { amount: 0, currency: 'RON' } }, path(root))
    expect(free).toMatchObject({ offers: { price: '0.00' } })
    const onRequest = structuredListing('ro', { ...listing, price: null }, path(root))
    expect(onRequest).toMatchObject({ '@type': 'ItemPage', name: 'Dacia Logan', description: 'Merge bine.' })
    expect(onRequest).not.toHaveProperty('offers')
  }
})
