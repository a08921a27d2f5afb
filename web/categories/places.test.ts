import { expect, test } from 'vitest'
import type { CategoryNode } from '../client/types.ts'
import { placeText, possibleParents } from './places.ts'

const node = (path: string, attributes: object[] = []) =>
  ({
    ...{ id: path.split('/').at(-1), path: path.split('/'), attributes },
    name: { ro: path.split('/').at(-1)!.toUpperCase() },
  }) as unknown as CategoryNode
const all = [
  ...['auto', 'auto/road', 'auto/road/heavy', 'auto/road/heavy/trucks', 'home', 'home/decor'].map((path) =>
    node(path),
  ),
  node('home/sofas', [{ name: 'type' }]),
]
const parents = (id: string | undefined, levels = 4) => possibleParents(all, id, levels).map((one) => one.id)

test('a category lies below whatever has room for it and for what is below it, and has no attributes', () => {
  expect(parents(undefined)).toEqual(['auto', 'road', 'heavy', 'home', 'decor'])
  expect(parents('trucks')).toEqual(['auto', 'road', 'heavy', 'home', 'decor'])
  // Two levels of its own, then three, then four; never below itself.
  expect(parents('heavy')).toEqual(['auto', 'road', 'home', 'decor'])
  expect(parents('road')).toEqual(['auto', 'home'])
  expect(parents('auto')).toEqual([])
  expect(parents('sofas', 2)).toEqual(['auto', 'home'])
})

test('its place is told from the root', () => {
  expect(placeText(all, all[2]!, 'ro')).toBe('AUTO › ROAD › HEAVY')
})
