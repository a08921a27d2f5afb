import { expect, it } from 'vitest'
import { SearchEngine } from './search-engine.ts'

const schema = {
  id: 'id',
  text: { title: { weight: 1 } },
  keyword: [],
  numeric: [],
  languages: ['ro' as const, 'en' as const],
}

function shop(titles: Record<string, number>): SearchEngine {
  const index = new SearchEngine(schema)
  const all = Object.entries(titles).flatMap(([title, times]) => Array<string>(times).fill(title))
  index.upsert(all.map((title, at) => ({ id: `d${at}`, title })))
  return index
}

const index = shop({
  'apartament central': 4000,
  'apartamet central': 15,
  'apartamet vechi': 15,
  'power bank': 30,
  'power adapter': 300,
  'back cover': 4000,
  'gps watch': 3,
  'gps cover': 100,
  'patch panel': 1000,
  'cască moto': 5,
  'casă nouă': 2000,
  'mouse stitch': 3,
  'mouse switch': 60,
})

it.each([
  // Enough documents hold the misspelling; a hundred times as many the word.
  ['apartamet ', 'apartament '],
  ['Apartamet central', 'apartament central'],
  // What was typed is found beside the other word, what is near is not.
  ['power bank', undefined],
  ['gps watch', undefined],
  // A further word that is nowhere is replaced first.
  ['mouze stitch', 'mouse switch'],
  ['mouse stitch', 'mouse switch'],
  // Nowhere: the nearest, whatever stands beside it.
  ['gsp pathc', 'gsp patch'],
  ['apartament', undefined],
  ['casca moto', undefined],
])('%j is corrected to %j', async (query, expected) => {
  expect((await index.search({ query })).corrected).toBe(expected)
  expect((await index.search({ query, typos: false })).corrected).toBeUndefined()
})
