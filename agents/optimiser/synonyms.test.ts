import { createSearchIndex, type SearchIndex } from '@piata/search'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { swapOf, synonymFindings, synonymsOf } from './synonyms.ts'

let index: SearchIndex
beforeAll(() => {
  index = createSearchIndex({ id: 'id', text: { title: { weight: 1 } }, keyword: [], numeric: [] })
  const titles = [...Array(4).fill('Canapea extensibila'), ...Array(2).fill('Drona'), 'Zmeu de hartie']
  index.upsert(titles.map((title, at) => ({ id: `01900000-0000-7000-8000-00000000000${at}`, title })))
})
afterAll(() => index.close())

it.each([
  ['samsung s23', 'samsung s 23', 's23 => s 23'],
  ['telefon samsung s23', 'samsung s 23', 's23 => s 23'],
  ['canapea rabatabila', 'canapea extensibila', 'rabatabila => extensibila'],
  ['aifon', 'iphone', undefined],
  ['golf 5', 'golf 6', undefined],
  ['telefon aifon 12', 'telefon iphone 12', 'aifon => iphone'],
  ['telefom', 'telefon', 'telefom => telefon'],
  ['canapea', 'drona', undefined],
  ['telefon samsung', 'samsung', undefined],
  ['samsung', 'telefon samsung', undefined],
  ['a, b => c', 'a "d"', 'b c => d'],
])('%s, then %s: %s', (query, instead, line) => {
  const swap = swapOf({ query, instead })
  expect(swap && `${swap.from} => ${swap.to}`).toBe(line)
})

it('proposes what finds far more today', async () => {
  const pair = (query: string, instead: string) => ({ query, instead, times: 7 })
  const pairs = [
    pair('canapea rabatabila', 'canapea extensibila'),
    pair('canapele rabatabila', 'canapele extensibila'),
    pair('drona', 'drona buna'),
    pair('canapea', 'drona'),
  ]
  const synonyms = await synonymsOf(index, pairs, AbortSignal.timeout(10_000))
  expect(synonyms).toEqual([{ ...pairs[0], line: 'rabatabila => extensibila', found: 0, foundInstead: 4 }])
  expect(synonymFindings(synonyms)).toMatchObject([{ key: 'synonyms', evidence: { synonyms } }])
  expect(synonymFindings([])).toEqual([])
})
