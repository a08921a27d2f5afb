import { expect, it } from 'vitest'
import type { CategoryAttribute, CategoryNode } from '../client/types.ts'
import { cardFacts } from './card-facts.ts'

const names = (name: string) => ({ ro: `${name} ro`, en: `${name} en` })
const attribute = (name: string, more: object) =>
  ({ name, label: names(name), card: true, ...more }) as unknown as CategoryAttribute
const cars = {
  id: 'cars',
  attributes: [
    attribute('make', { type: 'text', card: false }),
    attribute('year', { type: 'number' }),
    attribute('km', { type: 'number', unitLabel: { ro: 'km', en: 'km' } }),
    attribute('fuel', { type: 'enum', options: [{ value: 'diesel', label: names('diesel') }] }),
    attribute('gearbox', { type: 'text' }),
  ],
} as CategoryNode
const parcels = {
  id: 'parcels',
  attributes: [attribute('delivers', { type: 'boolean' }), attribute('fragile', { type: 'boolean' })],
} as CategoryNode
const tree = [{ id: 'all', attributes: [], children: [cars, parcels] } as unknown as CategoryNode]

it('says the first of what cards carry, in the order of the category', () => {
  const attributes = { gearbox: 'manual', fuel: 'diesel', km: 364_500, year: 2011, make: 'Opel' }
  const facts = (locale: 'ro' | 'en') => cardFacts(locale, tree, { categoryId: 'cars', attributes })
  expect(facts('ro')).toEqual(['2011', '364.500\u00a0km', 'diesel ro'])
  expect(facts('en')).toEqual(['2011', '364,500\u00a0km', 'diesel en'])
})

it('names numbers that have no unit, but years', () => {
  const flats = {
    id: 'flats',
    attributes: [
      attribute('rooms', { type: 'number' }),
      attribute('area', { type: 'number', unitLabel: { ro: 'm²', en: 'm²' } }),
      attribute('builtYear', { type: 'number' }),
    ],
  } as CategoryNode
  const attributes = { rooms: 2, area: 54, builtYear: 1985 }
  const facts = cardFacts('en', [flats], { categoryId: 'flats', attributes })
  expect(facts).toEqual(['rooms en 2', '54\u00a0m²', '1985'])
})

it('names what is so, and nothing of what is not, or of categories that are gone', () => {
  const attributes = { delivers: true, fragile: false }
  expect(cardFacts('en', tree, { categoryId: 'parcels', attributes })).toEqual(['delivers en'])
  expect(cardFacts('en', tree, { categoryId: 'gone', attributes })).toEqual([])
})
