import { categories, said } from '@piata/db'
import { expect, it } from 'vitest'
import { everydayWords } from '../test/everyday-words.ts'
import { LeafFinder } from './leaf-finder.ts'

const finder = new LeafFinder(categories, said)
const nothing = new Map<string, number>()

it('finds the leaf of what people call their things, in both languages, with or without diacritics', async () => {
  const wrong: string[] = []
  let [total, first, third] = [0, 0, 0]
  for (const [leaf, words] of Object.entries(everydayWords))
    for (const word of words.split('|').map((one) => one.trim())) {
      const found = await finder.find(word, nothing, 3)
      total++
      if (found[0] === leaf) first++
      else wrong.push(`${word}: ${found.join(', ')}, not ${leaf}`)
      if (found.includes(leaf)) third++
    }
  expect(total).toBeGreaterThanOrEqual(300)
  expect([first / total, wrong]).toEqual([
    expect.toSatisfy((share: number) => share >= 0.9),
    expect.anything(),
  ])
  expect([third / total, wrong]).toEqual([
    expect.toSatisfy((share: number) => share >= 0.98),
    expect.anything(),
  ])
})

it('understands what is written wrong, and finds nothing where nothing is meant', async () => {
  expect((await finder.find('frigidr', nothing, 3))[0]).toBe('refrigerators')
  expect((await finder.find('bicilceta', nothing, 3))[0]).toBe('bicycles')
  expect(await finder.find('qwxzkv', nothing, 3)).toEqual([])
  expect(await finder.find('', nothing, 3)).toEqual([])
})

it('follows what is published where nobody has a word for it, and leaves parents alone', async () => {
  const listed = new Map([
    ['vehicles', 13],
    ['cars', 7],
    ['vans', 1],
    ['car-parts', 5],
  ])
  expect(await finder.find('qashqai', listed, 2)).toEqual(['cars', 'car-parts'])
  expect(await finder.find('qashqai', new Map([['cars', 2]]), 2)).toEqual([])
})
