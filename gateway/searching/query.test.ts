import { namesOf } from '@piata/config/languages'
import type { Category, Database } from '@piata/db'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { Problem } from '../problems/problem.ts'
import { type Catalogue, catalogueOf } from './catalogue.ts'
import { listParameter, parseSearch, type SearchQuery } from './query.ts'

const label = namesOf({ en: 'x' })
const flags = { required: false, filter: true, card: false, label }
const category = (id: string, path: string[], attributes: Category['attributes'] = []): Category => ({
  id,
  parentId: path.at(-2) ?? null,
  name: label,
  icon: 'x',
  hasCondition: true,
  path,
  attributes,
})

let catalogue: Catalogue
beforeAll(async () => {
  const all = [
    category('vehicles', ['vehicles']),
    category(
      'cars',
      ['vehicles', 'cars'],
      [
        { name: 'km', type: 'number', min: 0, max: 2_000_000, ...flags },
        { name: 'year', type: 'number', min: 1900, max: 2030, ...flags },
        { name: 'make', type: 'enum', ...flags },
        { name: 'torqueMax', type: 'number', ...flags },
        { name: 'note', type: 'text', ...flags, filter: false },
      ],
    ),
    category(
      'bikes',
      ['vehicles', 'bikes'],
      [
        { name: 'gears', type: 'number', ...flags },
        { name: 'year', type: 'number', min: 1800, max: 2030, ...flags },
      ],
    ),
  ]
  const places = {
    named: (text: string) => (text === 'Tg. Jiu, Gorj' ? { id: 77812 } : undefined),
    countyCode: (text: string) => ({ cj: 'CJ', cluj: 'CJ', 'Satu Mare': 'SM' })[text],
  }
  catalogue = catalogueOf({ categories: { current: all, gone: new Map() }, places } as unknown as Database)
})

const parse = (query: Partial<SearchQuery>) =>
  parseSearch({ limit: 20, ...query }, catalogue, { RON: 1, EUR: 5, USD: 4.5, GBP: 6 })

describe('parseSearch', () => {
  it('makes filters of parameters', () => {
    expect(
      parse({ category: 'cars', county: 'cj, b', priceMin: 5, 'attr.make': 'bmw,audi', 'attr.kmMax': '10' })
        .filters,
    ).toEqual([
      { field: 'category', in: ['cars'] },
      { field: 'county', in: ['CJ', 'B'] },
      { field: 'price', min: 5 },
      { field: 'attributes.make', in: ['bmw', 'audi'] },
      { field: 'attributes.km', max: 10 },
    ])
  })

  it('knows an attribute that is called like a bound', () => {
    expect(parse({ 'attr.torqueMax': '5' }).filters).toEqual([
      { field: 'attributes.torqueMax', min: 5, max: 5 },
    ])
    expect(parse({ 'attr.torqueMaxMin': '5' }).filters).toEqual([{ field: 'attributes.torqueMax', min: 5 }])
  })

  it('takes a place without id by its whole name', () => {
    expect(parse({ place: '12,13' }).filters).toEqual([{ field: 'place', in: ['12', '13'] }])
    expect(parse({ place: 'Leith, Edinburgh' }).filters).toEqual([
      { field: 'place', in: ['Leith, Edinburgh'] },
    ])
  })

  it('filters nothing by a bound that excludes nothing', () => {
    const filters = (query: Partial<SearchQuery>) => parse({ category: 'cars', ...query }).filters!.slice(1)
    expect(filters({ priceMin: 0 })).toEqual([])
    expect(filters({ priceMin: 0, priceMax: 0 })).toEqual([{ field: 'price', max: 0 }])
    expect(filters({ priceMin: 0, priceMax: 900 })).toEqual([{ field: 'price', max: 900 }])
    expect(filters({ priceMin: 1 })).toEqual([{ field: 'price', min: 1 }])
    expect(filters({ 'attr.yearMin': '1900', 'attr.kmMin': '-5', 'attr.kmMax': '2000000' })).toEqual([])
    expect(filters({ 'attr.yearMin': '1901', 'attr.yearMax': '2031' })).toEqual([
      { field: 'attributes.year', min: 1901 },
    ])
    expect(filters({ 'attr.year': '1900' })).toEqual([{ field: 'attributes.year', max: 1900 }])
    // Nothing is known of what these may be.
    expect(filters({ 'attr.torqueMaxMin': '-9' })).toEqual([{ field: 'attributes.torqueMax', min: -9 }])
    // Of several categories the widest counts.
    const both = parse({ category: 'cars,bikes', 'attr.yearMin': '1900' }).filters!
    expect(both[1]).toEqual({ field: 'attributes.year', min: 1900 })
    expect(parse({ category: 'cars,bikes', 'attr.yearMin': '1800' }).filters).toHaveLength(1)
    expect(() => parse({ priceMin: 5, priceMax: 0 })).toThrow('priceMin is above priceMax')
    expect(() => parse({ category: 'cars', 'attr.kmMin': '0', 'attr.kmMax': '-1' })).toThrow('above')
  })

  it('takes places and counties by what people call them', () => {
    expect(parse({ place: 'Tg. Jiu, Gorj' }).filters).toEqual([
      { field: 'place', in: ['77812', 'Tg. Jiu, Gorj'] },
    ])
    expect(parse({ county: 'cj,Satu Mare,cluj,xx' }).filters).toEqual([
      { field: 'county', in: ['CJ', 'SM', 'XX'] },
    ])
    expect(() => parse({ county: 'Țara de nicăieri' })).toThrow('county')
  })

  it('offers the facets of the chosen category only', () => {
    expect(parse({})).toMatchObject({ facets: ['category', 'county', 'condition'], ranges: ['price'] })
    expect(parse({ category: 'cars' })).toMatchObject({
      facets: ['category', 'county', 'condition', 'attributes.make'],
      ranges: ['price', 'attributes.km', 'attributes.year', 'attributes.torqueMax'],
    })
    expect(parse({ category: 'vehicles' }).facets).toHaveLength(3)
    expect(parse({ facets: '' })).toMatchObject({ facets: [], ranges: ['price'] })
    expect(parse({ facets: 'attr.km,attr.make', category: 'cars' })).toMatchObject({
      facets: ['attributes.make'],
      ranges: ['price', 'attributes.km'],
    })
  })

  it('sorts by relevance when there are words, else by age', () => {
    expect(parse({ q: 'x' }).sort).toBe('relevance')
    expect(parse({ q: '  ' }).sort).toEqual({ field: 'publishedAt', order: 'desc' })
  })

  it('names every bad parameter at once', () => {
    try {
      parse({ category: 'none', near: 'x', sort: 'distance', 'attr.none': '1' })
      expect.unreachable()
    } catch (error) {
      expect((error as Problem).errors?.map(({ pointer }) => pointer)).toEqual([
        '/category',
        '/near',
        '/attr.none',
        '/sort',
      ])
    }
  })

  it('gives a request or a problem, whatever comes', () => {
    const text = fc.oneof(
      fc.string(),
      fc.constantFrom('cars', 'bikes', '1', '-1', '1,2', '46,23', '', 'price', 'attr.km'),
    )
    const query = fc.record(
      {
        q: text,
        category: text,
        county: text,
        place: text,
        near: text,
        condition: text,
        facets: text,
        'attr.km': text,
        'attr.kmMin': text,
        'attr.make': text,
        'attr.__proto__': text,
        'attr.constructor': text,
      },
      { requiredKeys: [] },
    )
    fc.assert(
      fc.property(query, (parameters) => {
        try {
          const { filters } = parse(parameters as Partial<SearchQuery>)
          for (const filter of filters!) {
            if ('min' in filter) expect(Number.isFinite(filter.min)).toBe(true)
            if ('in' in filter) expect(filter.in.length).toBeGreaterThan(0)
          }
        } catch (error) {
          expect(error).toBeInstanceOf(Problem)
        }
      }),
    )
  })
})

describe('listParameter', () => {
  it('takes a comma for part of a value after a backslash', () => {
    expect(listParameter('C4\\, Grand,C4, x')).toEqual(['C4, Grand', 'C4', 'x'])
    expect(listParameter('a\\\\,b')).toEqual(['a\\', 'b'])
    expect(listParameter('a\\b\\')).toEqual(['a\\b\\'])
    expect(parse({ category: 'cars', 'attr.note': 'C4\\, Grand' }).filters).toContainEqual({
      field: 'attributes.note',
      in: ['C4, Grand'],
    })
  })

  it('is stable: what it read, joined, reads the same', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const values = listParameter(text)
        const joined = values.map((item) => item.replace(/[\\,]/g, '\\$&')).join(',')
        expect(listParameter(joined)).toEqual(values)
        expect(new Set(values).size).toBe(values.length)
      }),
    )
  })
})
