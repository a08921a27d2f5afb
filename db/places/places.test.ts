import { describe, expect, it } from 'vitest'
import { loadPlaces } from './index.ts'
import { packPlaces } from './pack.ts'

const places = loadPlaces()
const find = (name: string, countyCode: string) =>
  places.find((place) => place.name === name && place.countyCode === countyCode && place.importance > 0)

describe('places', () => {
  it('holds all 13,749 localities of the 41 counties and the capital', () => {
    expect(places).toHaveLength(13_749)
    expect(new Set(places.map((place) => place.id)).size).toBe(13_749)
    expect(new Set(places.map((place) => place.countyCode)).size).toBe(42)
  })

  it('lies within Romania, to about ten metres', () => {
    for (const place of places) {
      expect(place.lat).toBeGreaterThan(43.6)
      expect(place.lat).toBeLessThan(48.3)
      expect(place.lon).toBeGreaterThan(20.2)
      expect(place.lon).toBeLessThan(29.8)
    }
    expect(find('Cluj-Napoca', 'CJ')).toMatchObject({ id: 54984, county: 'Cluj', importance: 9 })
    expect(find('Craiova', 'DJ')!.lat).toBeCloseTo(44.318546, 4)
    expect(find('Craiova', 'DJ')!.lon).toBeCloseTo(23.803265, 4)
  })

  it('writes names with comma-below letters, single spaces and composed characters', () => {
    for (const place of places) {
      expect(place.name).toMatch(/^[\p{L}\d][\p{L}\d .'-]*$/u)
      expect(place.name).not.toMatch(/[şţŞŢ]|\s\s|\s$/)
      expect(place.name).toBe(place.name.normalize('NFC'))
    }
  })

  it('ranks the capital over cities, cities over towns, towns over villages of the same name', () => {
    expect(find('București', 'B')!.importance).toBe(10)
    expect(find('Iași', 'IS')!.importance).toBe(9)
    expect(find('Iași', 'BV')).toBeUndefined()
    expect(find('Turda', 'CJ')!.importance).toBe(6)
    expect(places.filter((place) => place.importance > 0).length).toBeGreaterThan(300)
    expect(find('Frasin', 'SV')!.id).toBe(148621)
  })

  it('packs a CSV in any column order and says which column is missing', () => {
    const packed = packPlaces(
      '\uFEFFname,siruta,lat,lon,county,county_code\r\nB,7,46.1,25,X,XX\r\nA  a,5,45,25.5,X,XX\r\n',
    )
    expect(packed).toEqual({
      counties: [['XX', 'X', 2]],
      names: ['A a', 'B'],
      ids: [5, 2],
      lats: [450000, 11000],
      lons: [255000, -5000],
    })
    expect(() => packPlaces('id,name\n1,A')).toThrow('"siruta"')
  })
})
