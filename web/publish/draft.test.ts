import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { ListingDetail } from '../client/types.ts'
import { type Draft, draftBody, draftOf, emptyDraft, moved } from './draft.ts'
import { unreadable } from './fields.ts'
import { cars, complete, rules } from './test-draft.ts'

test('what was pasted with marks that nobody sees is sent without them', () => {
  const pasted: Draft = {
    ...complete,
    title: '\u202aDacia Logan\u202c',
    description: '\u2066Merge bine.\u2069',
    attributes: { ...complete.attributes, km: '\u200e120.000', make: 'dacia\u202c' },
    price: '\u202a3.500\u202c',
  }
  expect(draftBody(pasted, cars, rules)).toEqual(draftBody(complete, cars, rules))
  expect(unreadable(pasted, cars, rules)).toEqual([])
})

test('the body holds what the category knows, typed', () => {
  expect(draftBody(complete, cars, rules)).toMatchObject({
    categoryId: 'cars',
    attributes: { make: 'dacia', km: 120_000, imported: false },
    condition: 'used',
    price: { amount: 350_000, currency: 'EUR' },
    placeId: 7,
  })
  expect(draftBody(complete, cars, rules).attributes).not.toHaveProperty('forgotten')
  expect(draftBody({ ...complete, onRequest: true }, cars, rules).price).toBeNull()
  for (const price of ['0', 'Gratuit', '0,00']) {
    const free = { price: { amount: 0, currency: 'EUR' }, negotiable: false }
    expect(draftBody({ ...complete, price, negotiable: true }, cars, rules)).toMatchObject(free)
  }
})

test('what the server would refuse stays out of the body', () => {
  const odd = { ...complete, attributes: { make: 'yamaha', km: '9.000.000' }, price: '10.001' }
  expect(draftBody(odd, cars, rules)).toMatchObject({ attributes: {}, price: null })
})

test('a listing in any currency that the API takes keeps it', () => {
  const listing = { attributes: {}, images: [], price: { amount: 100, currency: 'USD' }, place: null }
  expect(draftOf(listing as unknown as ListingDetail).currency).toBe('USD')
  expect(draftOf({ ...listing, price: null } as unknown as ListingDetail).currency).toBe(emptyDraft.currency)
})

test('a saved listing comes back as the draft it was', () => {
  const { categoryId, title, description, condition, negotiable } = complete
  const listing = {
    categoryId,
    title,
    description,
    condition,
    negotiable,
    attributes: { make: 'dacia', km: 120_000, imported: false },
    images: [],
    price: { amount: 350_050, currency: 'EUR' },
    place: { id: 7, name: 'Cluj-Napoca', county: 'Cluj', countyCode: 'CJ' },
    status: 'draft',
  } as unknown as ListingDetail
  expect(draftBody(draftOf(listing), cars, rules)).toMatchObject({
    attributes: listing.attributes,
    price: listing.price,
    placeId: 7,
  })
})

test('moving keeps every item', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.integer(), { minLength: 1 }), fc.nat(20), fc.nat(20), (items, from, to) => {
      const result = moved(items, from % items.length, to)
      expect([...result].sort()).toEqual([...items].sort())
      expect(result[Math.min(to, items.length - 1)]).toBe(items[from % items.length])
    }),
  )
})
