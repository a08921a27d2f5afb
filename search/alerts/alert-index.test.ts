import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  type AlertSearch,
  createAlertIndex,
  openAlertIndex,
  type SearchError,
  type SearchSchema,
} from '../index.ts'

const schema: SearchSchema = {
  id: 'id',
  text: { title: { weight: 3 }, description: { weight: 1 } },
  keyword: ['category', 'county', 'attributes.*'],
  numeric: ['price', 'attributes.*'],
  geo: 'location',
}
const bike = {
  ...{ id: 'bike', title: 'Bicicletă de munte', description: 'Roți de 29"', category: ['sports', 'bikes'] },
  ...{ county: 'CJ', price: 900, location: { lat: 46.77, lon: 23.59 } },
}

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'piata-alerts-'))
})
afterAll(async () => await rm(folder, { recursive: true }))

const codeOf = (work: () => void): string => {
  try {
    work()
    return 'none'
  } catch (error) {
    return (error as SearchError).code
  }
}

test.each<[string, unknown, string]>([
  ['an unknown field', { filters: [{ field: 'colour', in: ['red'] }] }, 'unknown-field'],
  ['values of a number', { filters: [{ field: 'price', in: ['1'] }] }, 'unknown-field'],
  ['filters beyond measure', { filters: Array(31).fill({ field: 'price', max: 1 }) }, 'bad-filter'],
  ['a radius below 0', { near: { lat: 0, lon: 0, radiusKm: -1 } }, 'bad-filter'],
  ['a query that is none', { query: 7 }, 'bad-filter'],
  ['an id that is none', { id: '' }, 'bad-document'],
])('refuses %s, and keeps those before it', (_, more, code) => {
  const index = createAlertIndex(schema)
  const bad = { id: 'bad', ...(more as object) } as AlertSearch
  expect(codeOf(() => index.add([{ id: 'good', query: 'munte' }, bad]))).toBe(code)
  expect(index.match(bike)).toEqual(['good'])
  const refused: string[] = []
  index.add([bad, { id: 'later', query: 'biciclete' }], (search, error) =>
    refused.push(`${search.id} ${error.code}`),
  )
  expect(refused).toEqual([`${bad.id} ${code}`])
  expect(index.match(bike).toSorted()).toEqual(['good', 'later'])
})

test('a document without an id matches nothing, and the next one as ever', () => {
  const index = createAlertIndex(schema)
  index.add([{ id: 'all' }, { id: 'bikes', filters: [{ field: 'category', in: ['bikes'] }] }])
  expect(codeOf(() => index.match({ title: 'x' }))).toBe('bad-document')
  expect(index.match({ id: 'x', title: 'x' })).toEqual(['all'])
})

test('one condition may have more searches than a block, whatever goes first', () => {
  const index = createAlertIndex(schema)
  const ids = Array.from({ length: 3000 }, (_, at) => `search ${at}`)
  index.add(ids.map((id) => ({ id, query: 'munte' })))
  index.add(ids.slice(0, 10).map((id) => ({ id, filters: [{ field: 'county', in: ['CJ', 'IS'] }] })))
  expect(index.match(bike).toSorted()).toEqual(ids.toSorted())
  index.remove(ids.filter((_, at) => at % 3 !== 0))
  expect(index.match(bike).toSorted()).toEqual(ids.filter((_, at) => at % 3 === 0).toSorted())
  expect(index.match({ ...bike, title: 'Altceva' })).toHaveLength(4)
  const { bytes } = index.stats()
  for (let round = 0; round < 5; round++) {
    index.add(ids.map((id) => ({ id, query: `munte ${id}` })))
    index.remove(ids)
  }
  // What was freed is taken again.
  expect(index.stats().bytes).toBeLessThan(bytes + 2_000_000)
})

test('a snapshot that is cut, changed or of another schema is refused', async () => {
  const index = createAlertIndex(schema)
  index.add([{ id: 'a', query: '"de munte"', near: { lat: 46.7, lon: 23.5, radiusKm: 20 } }])
  const path = join(folder, 'snapshot')
  await index.save(path)
  expect((await openAlertIndex(path, schema)).match(bike)).toEqual(['a'])
  const bytes = await readFile(path)
  const refused = async (changed: Uint8Array, other = schema) => {
    await writeFile(path, changed)
    await expect(openAlertIndex(path, other)).rejects.toMatchObject({ code: 'bad-snapshot' })
  }
  for (const at of [0, 5, 20, bytes.length - 1]) {
    const changed = Buffer.from(bytes)
    changed[at]! ^= 1
    await refused(changed)
    await refused(bytes.subarray(0, at))
  }
  await refused(bytes, { ...schema, languages: ['en'] })
  await rm(path)
  await expect(openAlertIndex(path, schema)).rejects.toMatchObject({ code: 'bad-snapshot' })
})
