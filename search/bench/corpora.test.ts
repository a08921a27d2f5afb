import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { generatedTitles, housingTitles, makeCorpus } from './corpora.ts'
import { ListingGenerator } from './listings.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'piata-corpora-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

test('reads titles out of quoted, multi-line and ragged rows', async () => {
  const csv =
    'id,title,price\r\n1,plain,5\n2,"a ""quoted"", one",6\r\n3,"two\nlines",7\n4\n5,"",8\n6,diacritice ăîșț,9'
  writeFileSync(join(folder, 'listings-housing.csv.gz'), gzipSync(csv))
  expect(await housingTitles(folder)).toEqual([
    'plain',
    'a "quoted", one',
    'two\nlines',
    '',
    '',
    'diacritice ăîșț',
  ])
})

test('draws distinct queries from titles outside the corpus, the same in every run', async () => {
  const titles = [...generatedTitles(2000)]
  const first = await makeCorpus(folder, 'first', titles, 1000, 50)
  const second = await makeCorpus(folder, 'second', titles, 1000, 50)
  expect(first.queries).toEqual(second.queries)
  expect(new Set([...first.queries, ...first.warmUp]).size).toBe(100)
  const lines = readFileSync(first.path, 'utf8').trimEnd().split('\n')
  expect(lines).toHaveLength(1000)
  expect(lines.every((line) => line.split('\t').length === 2)).toBe(true)
  expect(readFileSync(second.path, 'utf8')).toBe(readFileSync(first.path, 'utf8'))
})

test('listings have distinct ids and are the same for the same seed', () => {
  const make = () => {
    const generator = new ListingGenerator(3)
    return Array.from({ length: 500 }, (_, at) => generator.listing(at))
  }
  const listings = make()
  expect(make()).toEqual(listings)
  expect(new Set(listings.map(({ id }) => id)).size).toBe(500)
  expect(
    listings.every(({ id }) =>
      /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(id),
    ),
  ).toBe(true)
})
