import { namesOf } from '@piata/config/languages'
import type { RankedPlace } from '../tables/places.ts'
import type { Category, CategoryAttribute, ListingInput } from '../types.ts'

function attribute(
  name: string,
  type: CategoryAttribute['type'],
  more: Partial<CategoryAttribute> = {},
): CategoryAttribute {
  return { name, label: namesOf({ en: name }), type, required: false, filter: true, card: false, ...more }
}

function category(path: string[], attributes: CategoryAttribute[] = []): Category {
  const id = path.at(-1)!
  return {
    id,
    parentId: path.at(-2) ?? null,
    name: namesOf({ ro: `${id} (ro)`, en: id }),
    icon: 'box',
    hasCondition: true,
    path,
    attributes,
  }
}

export const testCategories: Category[] = [
  category(['vehicles']),
  category(
    ['vehicles', 'cars'],
    [
      attribute('make', 'text', { required: true }),
      attribute('year', 'number', { card: true, min: 1900, max: 2030 }),
      attribute('automatic', 'boolean', { card: true }),
    ],
  ),
  category(['vehicles', 'bikes'], [attribute('size', 'text')]),
  category(['home']),
  category(['home', 'furniture'], [attribute('material', 'text')]),
]

function place(
  id: number,
  name: string,
  county: string,
  countyCode: string,
  importance?: number,
): RankedPlace {
  return {
    id,
    name,
    county,
    countyCode,
    lat: 44 + id / 100,
    lon: 26 - id / 100,
    ...(importance !== undefined && { importance }),
  }
}

export const testPlaces: RankedPlace[] = [
  place(1, 'Cluj-Napoca', 'Cluj', 'CJ', 9),
  place(2, 'Florești', 'Cluj', 'CJ'),
  place(3, 'Florești', 'Prahova', 'PH'),
  place(4, 'Iași', 'Iași', 'IS', 9),
  place(5, 'Târgu Mureș', 'Mureș', 'MS', 7),
  place(6, 'Valea Iașului', 'Argeș', 'AG'),
  place(7, 'Iașii Noi', 'Iași', 'IS'),
]

/** A complete listing of the test catalogue. */
export function listingInput(more: Partial<ListingInput> = {}): ListingInput {
  return {
    title: 'Dacia Logan',
    description: 'Unic proprietar.\n„Se vinde” cu <b>acte</b>',
    categoryId: 'cars',
    price: { amount: 450_000, currency: 'EUR' },
    negotiable: true,
    condition: 'used',
    attributes: { make: 'dacia', year: 2015, automatic: false },
    placeId: 1,
    imageIds: [],
    ...more,
  }
}
