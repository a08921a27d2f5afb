import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { namesOf } from '../../languages.ts'
import type { CategoryNode, ListingDetail } from '../client/types.ts'
import {
  type Draft,
  draftBody,
  draftErrors,
  draftOf,
  emptyDraft,
  moved,
  parseAmount,
  parseNumber,
} from './draft.ts'

const cars: CategoryNode = {
  id: 'cars',
  parentId: 'vehicles',
  name: namesOf({ ro: 'Autoturisme', en: 'Cars' }),
  icon: 'car',
  hasCondition: true,
  path: ['vehicles', 'cars'],
  attributes: [
    {
      name: 'make',
      label: namesOf({ ro: 'Marcă', en: 'Make' }),
      type: 'enum',
      options: [{ value: 'dacia', label: namesOf({ ro: 'Dacia', en: 'Dacia' }) }],
      required: true,
      filter: true,
      card: true,
    },
    {
      name: 'km',
      label: namesOf({ ro: 'Rulaj', en: 'Mileage' }),
      type: 'number',
      min: 0,
      max: 2_000_000,
      required: true,
      filter: true,
      card: true,
    },
    {
      name: 'imported',
      label: namesOf({ ro: 'Import', en: 'Imported' }),
      type: 'boolean',
      required: false,
      filter: true,
      card: false,
    },
  ],
}

const complete: Draft = {
  ...emptyDraft,
  categoryId: 'cars',
  title: 'Dacia Logan',
  description: 'Merge bine.',
  attributes: { make: 'dacia', km: '120.000', imported: 'false', forgotten: 'x' },
  condition: 'used',
  price: '3.500',
  currency: 'EUR',
  place: { id: 7, name: 'Cluj-Napoca', county: 'Cluj' },
}

test('what was pasted with marks that nobody sees can be sent and published', () => {
  const pasted: Draft = {
    ...complete,
    title: '\u202aDacia Logan\u202c',
    description: '\u2066Merge bine.\u2069',
    attributes: { ...complete.attributes, km: '\u200e120.000', make: 'dacia\u202c' },
    price: '\u202a3.500\u202c',
  }
  expect(draftBody(pasted, cars)).toEqual(draftBody(complete, cars))
  expect(draftErrors(pasted, cars)).toEqual(draftErrors(complete, cars))
  expect(draftErrors({ ...complete, title: '\u202aDa\u202c' }, cars)).toMatchObject([{ key: 'title' }])
})

describe('amounts as people type them', () => {
  test.each([
    ['1250', 125_000],
    ['1.250', 125_000],
    ['1 250', 125_000],
    ['1,250.50', 125_050],
    ['99,5', 9_950],
    ['0', 0],
    ['1.250.000', 125_000_000],
  ])('%s', (text, amount) => expect(parseAmount(text)).toBe(amount))

  test.each(['', 'abc', '-5', '1.2.3', '99999999999999', '1,', 'NaN', '1e5'])('%j is none', (text) =>
    expect(parseAmount(text)).toBeUndefined(),
  )

  test('numbers take a comma or a point', () => {
    const texts = ['2,5', '2.5', '120.000', '120,000', '1.200,5', '1,200.5']
    expect(texts.map(parseNumber)).toEqual([2.5, 2.5, 120_000, 120_000, 1_200.5, 1_200.5])
    expect(['0x10', '1e5', 'Infinity', '-', ','].map(parseNumber)).toEqual(Array(5).fill(undefined))
    expect(parseNumber('mult')).toBeUndefined()
  })
})

test('the body holds what the category knows, typed', () => {
  expect(draftBody(complete, cars)).toMatchObject({
    categoryId: 'cars',
    attributes: { make: 'dacia', km: 120_000, imported: false },
    condition: 'used',
    price: { amount: 350_000, currency: 'EUR' },
    placeId: 7,
  })
  expect(draftBody(complete, cars).attributes).not.toHaveProperty('forgotten')
  expect(draftBody({ ...complete, onRequest: true }, cars).price).toBeNull()
  for (const price of ['0', 'Gratuit', '0,00']) {
    const free = { price: { amount: 0, currency: 'EUR' }, negotiable: false }
    expect(draftBody({ ...complete, price, negotiable: true }, cars)).toMatchObject(free)
  }
})

test('what the server would refuse stays out of the body and is said beside its field', () => {
  const odd = { ...complete, attributes: { make: 'yamaha', km: '9.000.000' } }
  expect(draftBody(odd, cars).attributes).toEqual({})
  expect(draftErrors(odd, cars).map(({ fieldId, key }) => [fieldId, key])).toEqual([
    ['attribute-make', 'required'],
    ['attribute-km', 'range'],
  ])
})

test('what is missing is said in the order of the steps, and a complete draft has nothing to say', () => {
  expect(draftErrors(complete, cars)).toEqual([])
  expect(draftErrors(emptyDraft, undefined).map((error) => error.fieldId)).toEqual(['category'])
  expect(draftErrors({ ...emptyDraft, categoryId: 'cars' }, cars).map((error) => error.fieldId)).toEqual([
    'title',
    'description',
    'condition',
    'attribute-make',
    'attribute-km',
    'price',
    'place',
  ])
  const far = { ...complete, attributes: { ...complete.attributes, km: '9000000' } }
  expect(draftErrors(far, cars)).toEqual([expect.objectContaining({ fieldId: 'attribute-km', key: 'range' })])
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
  expect(draftBody(draftOf(listing), cars)).toMatchObject({
    attributes: listing.attributes,
    price: listing.price,
    placeId: 7,
  })
})

test('every number comes back from its text', () => {
  fc.assert(
    fc.property(fc.integer({ min: -2_000_000_000, max: 2_000_000_000 }), fc.nat(4), (digits, decimals) => {
      const km = digits / 10 ** decimals
      const listing = { attributes: { km }, images: [], price: null, place: null } as unknown as ListingDetail
      expect(parseNumber(draftOf(listing).attributes.km!)).toBe(km)
    }),
  )
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
