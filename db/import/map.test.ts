import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { mapOfHeader, parseMap } from './map.ts'

describe('parseMap', () => {
  it('takes the maps that come with the project', () => {
    const folder = new URL('./maps/', import.meta.url)
    const files = readdirSync(folder).filter((name) => name.endsWith('.json'))
    expect(files).toContain('housing.json')
    expect(files).toContain('edinburgh.json')
    for (const file of files)
      expect(parseMap(JSON.parse(readFileSync(new URL(file, folder), 'utf8')))).toBeDefined()
  })

  it('names every problem and where it is', () => {
    const wrong = {
      titel: 'x',
      category: { value: 'cars', column: 'c' },
      price: { column: 'p', currency: 'BTC', zero: 'nothing' },
      description: { columns: 'a,b' },
      county: 'judet',
      lat: 'lat',
      delimiter: 'x',
      encoding: 'ebcdic',
      empty: 'None',
      attributes: { km: { column: 'km', onInvalid: 'ignore' }, make: 5, body: { column: 'b', valeus: {} } },
    }
    const message = (() => {
      try {
        parseMap(wrong)
        return ''
      } catch (error) {
        return (error as Error).message
      }
    })()
    for (const problem of [
      'titel: is not known',
      'title: is missing',
      'category: must have one of',
      'price.currency: must be one of "RON", "EUR", "USD", "GBP"',
      'price.zero: must be one of',
      'description.columns: must be a list',
      'county: needs place',
      'lat and lon: need one another',
      'delimiter: must be one of',
      'encoding: must be one of',
      'empty: must be a list',
      'attributes.km.onInvalid: must be one of',
      "attributes.make: must be a column's name",
      'attributes.body.valeus: is not known',
    ]) {
      expect(message).toContain(problem)
    }
  })

  it.each([null, [], 'x', 5])('refuses %j', (json) => {
    expect(() => parseMap(json)).toThrow('must be a JSON object')
  })

  it('refuses a pattern that is none', () => {
    expect(() => parseMap({ title: { column: 't', pattern: '(' }, category: 'c' })).toThrow('title.pattern')
  })
})

describe('mapOfHeader', () => {
  it('takes columns by the names of fields and attributes', () => {
    const header = [
      'ID',
      'Title',
      'Category Id',
      'price',
      'City',
      'make',
      'attributes.km',
      'constructor',
      'county',
    ]
    expect(mapOfHeader(header, new Set(['make', 'km']))).toEqual({
      externalId: 'ID',
      title: 'Title',
      category: 'Category Id',
      price: 'price',
      place: 'City',
      county: 'county',
      attributes: { make: 'make', km: 'attributes.km' },
    })
  })

  it('says what is missing', () => {
    expect(() => mapOfHeader(['nume', 'pret'], new Set())).toThrow(
      'title and category are missing. It has: nume, pret',
    )
  })
})
