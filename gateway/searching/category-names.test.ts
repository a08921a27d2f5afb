import { namesOf } from '@piata/config/languages'
import type { Category } from '@piata/db'
import { describe, expect, it } from 'vitest'
import { CategoryNames } from './category-names.ts'

const category = (id: string, ro: string, en: string): Category => ({
  id,
  parentId: null,
  name: namesOf({ ro, en }),
  icon: 'x',
  hasCondition: true,
  path: [id],
  attributes: [],
})
const names = new CategoryNames([
  category('phones', 'Telefoane mobile', 'Mobile phones'),
  category('tv', 'Televizoare', 'Televisions'),
  category('flats', 'Apartamente de vânzare', 'Flats for sale'),
  category('furniture', 'Mobilă', 'Furniture'),
])
const listings: Record<string, number> = { phones: 5, tv: 9, flats: 2 }
const complete = (typed: string) =>
  names.complete(typed, (id) => listings[id] ?? 0).map(({ category, text }) => `${category.id}: ${text}`)

describe('names of categories', () => {
  it.each([
    ['tele', ['tv: Televizoare', 'phones: Telefoane mobile']],
    ['TELEFOANE MO', ['phones: Telefoane mobile']],
    ['telefoane  mobile ', ['phones: Telefoane mobile']],
    // Beginnings of names before words within them, whatever the language.
    ['mobil', ['phones: Mobile phones', 'furniture: Mobilă']],
    ['vanz', ['flats: Apartamente de vânzare']],
    ['sale', ['flats: Flats for sale']],
    ['de', []],
    ['phones', ['phones: Mobile phones']],
    ['telfoa', ['phones: Telefoane mobile']],
    ['tellefoa', ['phones: Telefoane mobile']],
    ['tekefoa', ['phones: Telefoane mobile']],
    ['tleefoa', ['phones: Telefoane mobile']],
    ['etle', ['tv: Televizoare', 'phones: Telefoane mobile']],
    // The wrong letter is the last one: what follows is not known.
    ['telq', []],
    ['tekevoa', []],
    ['', []],
    [' - ', []],
    ['(.*\\', []],
  ])('%j gives %j', (typed, expected) => {
    expect(complete(typed)).toEqual(expected)
  })
})
