import { expect, test } from 'vitest'
import { idOfSlug, shortListingHref } from './listing-path.ts'
import { listingHref, listingSlug, slugify } from './slug.ts'

const id = '0198c5b6-d20f-7ed3-9fb0-b019f7cfd16f'

test('slugs are read on every keyboard, whatever the script', () => {
  expect(slugify('Mașină de spălat, „Bosch” – țigla!')).toBe('masina-de-spalat-bosch-tigla')
  expect(slugify('Велосипед горный')).toBe('velosiped-gornyy')
  expect(slugify('Ποδήλατο πόλης')).toBe('podilato-polis')
  expect(slugify('二手自行车')).toBe('ershouzixingche')
  expect(slugify('Straße, Łódź, Ørsted, Þór, Ĳssel')).toBe('strasse-lodz-orsted-thor-ijssel')
  expect(slugify('🚲 Bicicletă 🚲')).toBe('bicicleta')
  expect(slugify('🚲 !!! \u200b')).toBe('')
})

test('slugs have a length, and never end in a dash', () => {
  expect(slugify('x'.repeat(200))).toHaveLength(60)
  expect(slugify('жж '.repeat(3_000))).toMatch(/^zhzh(?:-zhzh)*$/)
})

test('a path carries the title for people and the id for us', () => {
  expect(listingHref('ro', { id, title: 'Golf 7, 2.0 TDI – Brașov' })).toBe(
    `/anunt/golf-7-2-0-tdi-brasov-${id}`,
  )
  expect(idOfSlug(listingSlug({ id, title: 'Golf' }))).toBe(id)
  expect(listingSlug({ id, title: '…' })).toBe(id)
  expect(idOfSlug(id)).toBe(id)
  expect(shortListingHref('en', id)).toBe(`/en/listing/${id}`)
})

test('what ends in no id is no listing', () => {
  for (const slug of ['', 'golf', `${id}-x`, id.toUpperCase(), '0198c5b6d20f7ed39fb0b019f7cfd16f'])
    expect(idOfSlug(slug)).toBeUndefined()
})
