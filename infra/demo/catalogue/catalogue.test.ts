import { type BulkListing, categories, conditions, currencies, listingStatuses, loadPlaces } from '@piata/db'
import { describe, expect, it } from 'vitest'
import { generateCatalogue } from './generate.ts'
import { grammars } from './grammars/index.ts'
import { spell } from './prose.ts'
import { Random, WeightedIndex } from './random.ts'
import { generateSellers } from './sellers.ts'

const now = new Date('2026-03-01T12:00:00.000Z')
const sellerIds = ['seller-a', 'seller-b', 'seller-c']
const make = (listings: number, seed: string | number = 7): BulkListing[] => [
  ...generateCatalogue({ listings, seed, sellerIds, now }),
]
const leaves = new Map(categories.filter((category) => category.parentId).map((leaf) => [leaf.id, leaf]))
const sample = make(12_000)

describe('generateCatalogue', () => {
  it('gives the same listings for the same seed and others for another', () => {
    expect(make(500)).toEqual(make(500))
    expect(make(500, 8)).not.toEqual(make(500))
  })

  it('has a grammar for every leaf and takes every leaf once first', () => {
    expect(Object.keys(grammars).sort()).toEqual([...leaves.keys()].sort())
    expect(new Set(sample.slice(0, leaves.size).map((listing) => listing.categoryId)).size).toBe(leaves.size)
  })

  it('fills attributes as the category types them', () => {
    for (const { categoryId, title, attributes } of sample) {
      const leaf = leaves.get(categoryId)!
      for (const attribute of leaf.attributes) {
        const value = attributes[attribute.name]
        const where = `${categoryId} "${title}" ${attribute.name} = ${value}`
        if (value === undefined) {
          expect(attribute.required, where).toBe(false)
          continue
        }
        if (attribute.type === 'enum') {
          expect(
            attribute.options!.some((option) => option.value === value),
            where,
          ).toBe(true)
        } else {
          expect(typeof value, where).toBe(attribute.type === 'text' ? 'string' : attribute.type)
        }
        if (attribute.type === 'number') {
          expect(value, where).toBeGreaterThanOrEqual(attribute.min!)
          expect(value, where).toBeLessThanOrEqual(attribute.max!)
        }
      }
      const known = new Set(leaf.attributes.map((attribute) => attribute.name))
      expect(Object.keys(attributes).filter((name) => !known.has(name))).toEqual([])
    }
  })

  it('writes titles, descriptions and prices that people could have written', () => {
    for (const listing of sample) {
      expect(listing.title.length, listing.title).toBeGreaterThan(1)
      expect(listing.title.length, listing.title).toBeLessThanOrEqual(100)
      expect(listing.title).not.toMatch(/undefined|null|NaN|\s\s|^\s|\s$/)
      expect(listing.description).toMatch(/^\S[\s\S]*\S$/)
      expect(listing.description).not.toMatch(/undefined|NaN/)
      if (listing.price) {
        expect(Number.isSafeInteger(listing.price.amount), listing.title).toBe(true)
        expect(listing.price.amount).toBeLessThan(10 ** 12)
        expect(currencies).toContain(listing.price.currency)
      }
      const leaf = leaves.get(listing.categoryId)!
      if (leaf.hasCondition) expect(conditions).toContain(listing.condition)
      else expect(listing.condition).toBeNull()
    }
  })

  it('shows every state, most of them published, dates within 60 days', () => {
    const byStatus = Map.groupBy(sample, (listing) => listing.status)
    expect([...byStatus.keys()].sort()).toEqual([...listingStatuses].sort())
    expect(byStatus.get('published')!.length / sample.length).toBeGreaterThan(0.8)
    for (const { status, createdAt, publishedAt } of sample) {
      expect(publishedAt === null).toBe(['draft', 'pending', 'rejected'].includes(status!))
      if (publishedAt === null) continue
      const days = (now.getTime() - Date.parse(publishedAt)) / 86_400_000
      expect(days).toBeGreaterThan(0)
      expect(createdAt <= publishedAt).toBe(true)
      if (status === 'expired') expect(days).toBeGreaterThan(60)
      else expect(days).toBeLessThan(60)
    }
  })

  it('writes the oldest first, evenly over the weeks but for more of late', () => {
    const times = sample
      .filter(({ status, publishedAt }) => publishedAt !== null && status !== 'expired')
      .map(({ publishedAt }) => Date.parse(publishedAt!))
    expect(times).toEqual(times.toSorted((a, b) => a - b))
    const weeks = Map.groupBy(times, (time) => Math.floor((now.getTime() - time) / (7 * 86_400_000)))
    expect([...weeks.keys()].sort((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8])
    const shares = Array.from({ length: 8 }, (_, week) => weeks.get(week)!.length / times.length)
    for (const share of shares) expect(share).toBeGreaterThan(0.08)
    expect(shares[0]).toBeGreaterThan(shares[7]!)
    expect(shares[0]).toBeLessThan(0.25)
    expect(new Set(times).size / times.length).toBeGreaterThan(0.99)
  })

  it('places listings in real localities, mostly where people live', () => {
    const places = new Map(loadPlaces().map((place) => [place.id, place]))
    let urban = 0
    for (const listing of sample) {
      const place = places.get(listing.placeId!)!
      if (place.importance >= 5) urban++
      expect(Math.abs(listing.lat! - place.lat)).toBeLessThan(0.03)
      expect(Math.abs(listing.lon! - place.lon)).toBeLessThan(0.04)
    }
    expect(urban / sample.length).toBeGreaterThan(0.6)
  })

  it('prices cars by age, in euro, and not evenly', () => {
    const cars = sample.filter(
      (listing) => listing.categoryId === 'cars' && listing.price?.currency === 'EUR',
    )
    const price = (from: number, to: number) => {
      const amounts = cars
        .filter((car) => (car.attributes.year as number) >= from && (car.attributes.year as number) < to)
        .map((car) => car.price!.amount)
        .sort((a, b) => a - b)
      return amounts[Math.floor(amounts.length / 2)]!
    }
    expect(cars.length).toBeGreaterThan(400)
    expect(price(2020, 2027)).toBeGreaterThan(2 * price(2012, 2017))
    expect(price(2012, 2017)).toBeGreaterThan(1.5 * price(1990, 2009))
  })

  it('writes Romanian in all spellings and some English', () => {
    const text = sample.map((listing) => listing.description)
    expect(text.filter((description) => /[șț]/.test(description)).length).toBeGreaterThan(sample.length / 4)
    expect(text.filter((description) => /[şţ]/.test(description)).length).toBeGreaterThan(100)
    expect(text.filter((description) => / the | with /.test(description)).length).toBeGreaterThan(100)
    expect(spell('„Mașină în stație', 'plain')).toBe('"Masina in statie')
    expect(spell('Mașină în stație', 'cedilla')).toBe('Maşină în staţie')
  })

  it('attaches the pictures that it is given', () => {
    const pictures = (categoryId: string) => [`${categoryId}-1`, `${categoryId}-2`]
    for (const listing of generateCatalogue({ listings: 20, seed: 1, sellerIds, now, pictures })) {
      expect(listing.imageIds).toEqual([`${listing.categoryId}-1`, `${listing.categoryId}-2`])
    }
  })

  it('refuses what it cannot do', () => {
    const none = generateCatalogue({ listings: 1, seed: 1, sellerIds: [], now })
    expect(() => none.next()).toThrow('sellerIds')
    const part = generateCatalogue({ listings: 1.5, seed: 1, sellerIds, now })
    expect(() => part.next()).toThrow('listings')
  })
})

describe('generateSellers', () => {
  it('is deterministic, with distinct addresses that name the seed', () => {
    const sellers = generateSellers({ count: 300, seed: 'Spring 1' })
    expect(generateSellers({ count: 300, seed: 'Spring 1' })).toEqual(sellers)
    expect(new Set(sellers.map((seller) => seller.email)).size).toBe(300)
    expect(sellers[0]!.email).toBe('vanzator-1@spring-1.demo.piata')
  })
})

describe('Random', () => {
  it('is uniform enough and within its bounds', () => {
    const random = new Random('uniform')
    const counts = new Array<number>(10).fill(0)
    for (let index = 0; index < 100_000; index++) counts[random.int(0, 9)]!++
    for (const count of counts) expect(Math.abs(count - 10_000)).toBeLessThan(500)
  })

  it('draws indexes in proportion to their weights', () => {
    const random = new Random('weights')
    const draw = new WeightedIndex([1, 0, 3, 6])
    const counts = [0, 0, 0, 0]
    for (let index = 0; index < 100_000; index++) counts[draw.draw(random)]!++
    expect(counts[1]).toBe(0)
    expect(counts[0]! / 1000).toBeCloseTo(10, -0.5)
    expect(counts[2]! / 1000).toBeCloseTo(30, -0.5)
    expect(counts[3]! / 1000).toBeCloseTo(60, -0.5)
  })
})
