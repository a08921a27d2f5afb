import fc from 'fast-check'
import { expect, it } from 'vitest'
import { type Currency, currencies, type ListingStatus, listingStatuses } from '../types.ts'
import { favouriteNews, type HeardOf } from './favourites.ts'
import { statusRules } from './lifecycle.ts'

const lei = (amount: number, status: ListingStatus = 'published'): HeardOf => ({
  status,
  price: { amount, currency: 'RON' },
})
const state = fc.record<HeardOf>({
  status: fc.constantFrom(...listingStatuses),
  price: fc.option(
    fc.record({
      amount: fc.integer({ min: 0, max: 1_000 }),
      currency: fc.constantFrom<Currency>(...currencies),
    }),
  ),
})

/** All that is told of one listing as it goes through these states. */
function storyOf(states: HeardOf[]) {
  let [heard] = states as [HeardOf]
  return states.slice(1).map((now) => {
    const told = favouriteNews(heard, now)
    heard = told.heard
    return told.news
  })
}

it('tells of a lower price, a reservation that ended and a sale, each once', () => {
  expect(
    storyOf([lei(100), lei(90), lei(90), lei(90, 'reserved'), lei(90), lei(80, 'sold'), lei(80, 'sold')]),
  ).toEqual([['price-drop'], [], [], ['released'], ['sold'], []])
  expect(storyOf([lei(100, 'reserved'), lei(50)])).toEqual([['released', 'price-drop']])
})

it('takes no price that rose for one to fall from, and adds small drops up', () => {
  expect(storyOf([lei(1_000), lei(2_000), lei(1_000), lei(995), lei(990)])).toEqual([
    [],
    [],
    [],
    ['price-drop'],
  ])
  expect(storyOf([lei(0), lei(0)])).toEqual([[]])
  expect(storyOf([lei(100), { status: 'published', price: { amount: 20, currency: 'EUR' } }])).toEqual([[]])
  expect(storyOf([lei(100), lei(50, 'withdrawn'), lei(50)])).toEqual([[], ['price-drop']])
})

it('tells nothing of what nobody sees, nothing twice, and ever lower prices only', () => {
  fc.assert(
    fc.property(fc.array(state, { minLength: 1, maxLength: 12 }), (states) => {
      let heard = states[0]!
      for (const now of states) {
        const first = favouriteNews(heard, now)
        if (!statusRules[now.status].visible) expect(first).toEqual({ news: [], heard })
        if (first.news.includes('price-drop')) expect(now.price!.amount).toBeLessThan(heard.price!.amount)
        expect(favouriteNews(first.heard, now)).toEqual({ news: [], heard: first.heard })
        heard = first.heard
      }
    }),
  )
})
