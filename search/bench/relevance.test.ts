import { expect, test } from 'vitest'
import { Random } from './random.ts'
import { evaluate, evaluateTypos, misspell } from './relevance.ts'

const set = {
  name: 'test',
  documents: [],
  judgments: new Map([
    ['golf', new Map(Object.entries({ a: 3, b: 1, c: 0 }))],
    ['telefon mobil', new Map(Object.entries({ d: 2 }))],
  ]),
}

test('nDCG is 1 for the ideal order and falls with a swap by the published formula', async () => {
  const ideal = await evaluate((query) => (query === 'golf' ? ['a', 'b'] : ['d']), set)
  expect(ideal).toMatchObject({ ndcg: 1, linear: 1, empty: 0 })
  const swapped = await evaluate((query) => (query === 'golf' ? ['x', 'b', 'a'] : []), set)
  const perfect = 7 + 1 / Math.log2(3)
  expect(swapped.queries[0]?.ndcg).toBeCloseTo((1 / Math.log2(3) + 7 / 2) / perfect, 12)
  expect(swapped.empty).toBe(0.5)
})

test('only the first ten answers count', async () => {
  const late = await evaluate(() => [...'0123456789'].concat('a', 'd'), set)
  expect(late.ndcg).toBe(0)
})

test('a typo is one edit, drawn the same in every run, in words of five letters or more', async () => {
  const seen: string[][] = [[], []]
  for (const run of seen) {
    await evaluateTypos((query) => {
      run.push(query)
      return []
    }, set)
  }
  expect(seen[0]).toEqual(seen[1])
  expect(seen[0]).toHaveLength(10)
  expect(seen[0]!.every((query) => query !== 'telefon mobil' && query.endsWith(' mobil'))).toBe(true)
  expect(misspell('bmw x5', new Random(1))).toBe('bmw x5')
})
