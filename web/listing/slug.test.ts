import { expect, test } from 'vitest'
import { idOfSlug, shortListingHref } from './listing-path.ts'
import { listingHref, listingSlug } from './slug.ts'

const id = '0198c5b6-d20f-7ed3-9fb0-b019f7cfd16f'

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
