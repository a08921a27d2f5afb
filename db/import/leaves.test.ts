import { namesOf } from '@piata/config/languages'
import { expect, it } from 'vitest'
import type { Category } from '../types.ts'
import { findLeaves } from './leaves.ts'

const category = (path: string, ro: string, en = ro): Category => ({
  id: path.split('/').at(-1)!,
  parentId: path.split('/').at(-2) ?? null,
  name: namesOf({ ro, en }),
  icon: 'box',
  hasCondition: true,
  path: path.split('/'),
  attributes: [],
})
const leaves = findLeaves([
  category('auto', 'Auto și moto', 'Vehicles'),
  category('auto/trucks', 'Camioane', 'Trucks'),
  category('auto/trucks/truck-parts', 'Piese', 'Parts'),
  category('auto/trucks/chillers', 'Frigorifice/izoterme', 'Chillers'),
  category('auto/bikes', 'Motociclete', 'Motorcycles'),
  category('auto/bikes/bike-parts', 'Piese', 'Parts'),
  category('boats', 'Bărci', 'Boats'),
])

it.each([
  ['chillers', 'chillers', 'chillers'],
  ['FRIGORIFICE / Izoterme', 'chillers', 'chillers'],
  ['Barci', 'boats', 'boats'],
  // Two have this name: what stands above says which.
  ['Piese', undefined, undefined],
  ['Auto și moto > Camioane > Piese', 'truck-parts', 'truck-parts'],
  ['Motorcycles / Parts', 'bike-parts', 'bike-parts'],
  ['auto|bikes|Piese', 'bike-parts', 'bike-parts'],
  ['Auto și moto > Piese', undefined, undefined],
  ['Camioane > Auto și moto > Piese', undefined, undefined],
  // Those above may be left out, but not be others, unless it is a guess.
  ['Auto și moto › Frigorifice/izoterme', 'chillers', 'chillers'],
  ['Toate > Frigorifice/izoterme', undefined, 'chillers'],
  ['Truck parts', undefined, 'truck-parts'],
  // No listings are in what has others below it.
  ['trucks', undefined, undefined],
  ['Auto și moto > Camioane', undefined, undefined],
  ['', undefined, undefined],
  [' > ', undefined, undefined],
])('%j is named as %s, and may mean %s', (text, named, meant) => {
  expect([leaves.named(text)?.id, leaves.meant(text)?.id]).toEqual([named, meant])
})
