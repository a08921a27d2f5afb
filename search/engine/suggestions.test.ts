import { expect, test } from 'vitest'
import { SearchEngine } from './search-engine.ts'
import { schema } from './test-index.ts'

test('a small index suggests phrases of its titles when writes pause', async () => {
  const index = new SearchEngine({ id: 'id', text: { title: { weight: 1 } }, keyword: [], numeric: [] })
  index.upsert(['Volkswagen Golf', 'Volkswagen Golf 7'].map((title, at) => ({ id: `d${at}`, title })))
  await index.settle()
  expect(index.suggest('volks', 2)).toEqual([
    { text: 'volkswagen', count: 2 },
    { text: 'volkswagen golf', count: 2 },
  ])
  await index.close()
})

test('what stands for a synonym of several words is not suggested, but what somebody wrote is', async () => {
  const engine = new SearchEngine({
    ...schema,
    synonyms: [{ words: ['mașină de spălat', 'washing machine'] }, { words: ['smartwatch', 'smart watch'] }],
  })
  engine.upsert([
    { id: 'a', title: 'Mașină de spălat rufe' },
    { id: 'b', title: 'smart watch' },
    { id: 'c', title: 'Smartwatch' },
  ])
  const texts = (prefix: string) => engine.suggest(prefix).map(({ text }) => text)
  expect(texts('masina')).toEqual(['mașină'])
  expect(texts('smartw')[0]).toBe('smartwatch')
  expect((await engine.search({ query: 'washing machine' })).total).toBe(1)
  await engine.close()
})
