import { DatabaseSync } from 'node:sqlite'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createTestDatabase, dialects as databases, type TestDatabase } from '../testing/databases.ts'
import { dialects, parseSchema, printDdl, printMermaid, printSvg } from './index.ts'
import { arbitrarySchema } from './testing/arbitrary.ts'
import { sameInAll, shop } from './testing/schemas.ts'

const tablesOf = (schema: Parameters<typeof sameInAll>[0]) =>
  sameInAll({ ...schema, types: [], sequences: [] })

it('writes each dialect so that reading it gives the same schema', () => {
  for (const dialect of dialects) {
    fc.assert(
      fc.property(arbitrarySchema(dialect), (schema) => {
        const { text, losses } = printDdl(schema, dialect)
        expect(losses).toEqual([])
        expect(tablesOf(parseSchema(text, { dialect }))).toEqual(tablesOf(schema))
      }),
      { numRuns: 60 },
    )
  }
})

it('brings a schema from any dialect into any other', () => {
  for (const from of dialects) {
    const schema = parseSchema(shop[from], { dialect: from })
    for (const to of dialects) {
      const { text, losses } = printDdl(schema, to)
      expect(losses).toEqual([])
      expect(sameInAll(parseSchema(text, { dialect: to }))).toEqual(sameInAll(schema))
    }
  }
})

it('writes what SQLite itself takes', () => {
  for (const from of dialects) {
    const database = new DatabaseSync(':memory:')
    database.exec(printDdl(parseSchema(shop[from]), 'sqlite').text)
    database.close()
  }
  fc.assert(
    fc.property(arbitrarySchema('sqlite'), (schema) => {
      const database = new DatabaseSync(':memory:')
      database.exec(printDdl(schema, 'sqlite').text)
      database.close()
    }),
    { numRuns: 60 },
  )
})

it('tells what a dialect cannot hold', () => {
  const schema = parseSchema(
    `CREATE TABLE a (id int IDENTITY(5,5) PRIMARY KEY, v rowversion, tags text[], u int unsigned, c varchar(3) COMMENT 'x', t timestamp DEFAULT now() ON UPDATE now(), INDEX i (c(2)))`,
    { dialect: 'mysql' },
  )
  expect(
    printDdl(schema, 'sqlite').losses.map(({ column, message }) => `${column}: ${message}`),
  ).toMatchInlineSnapshot(`
    [
      "id: counts with 64 bits",
      "t: is not set anew with each change",
      ": index i: it is of whole columns",
      "c: SQLite keeps no comments",
    ]
  `)
})

it('draws diagrams', () => {
  const schema = parseSchema(shop.postgres)
  expect(printMermaid(schema)).toMatchInlineSnapshot(`
    "erDiagram
      "Sellers" {
        integer64 id PK
        text_255_ email UK
        boolean active
        decimal_3_2_ rating
        timestamp joined
      }
      "Listings" {
        integer64 id PK
        integer16 part PK
        integer64 seller FK
        text_120_ title
        text body
        integer price
      }
      "Sellers" |o--o{ "Listings" : "seller"
    "
  `)
  const svg = printSvg(schema)
  expect(svg.match(/<rect class="b"/g)).toHaveLength(2)
  expect(svg.match(/<path class="l"/g)).toHaveLength(1)
  const odd = parseSchema('CREATE TABLE "<script>&" ("a""b\u0001" int REFERENCES "<script>&")', {
    dialect: 'postgres',
  })
  expect(printSvg(odd)).not.toContain('<script')
  expect(printSvg(odd)).not.toContain('\u0001')
  expect(printMermaid(odd)).not.toMatch(/a"b/)
})

if (databases.includes('postgres')) {
  let test: TestDatabase
  beforeAll(async () => {
    test = await createTestDatabase('postgres', { isBare: true })
  })
  afterAll(() => test.drop())

  it('writes what Postgres itself takes', async () => {
    const client = await test.client()
    const take = async (text: string) => {
      await client.query('drop schema public cascade; create schema public')
      await client.query(text)
    }
    for (const from of dialects) await take(printDdl(parseSchema(shop[from]), 'postgres').text)
    await fc.assert(
      fc.asyncProperty(arbitrarySchema('postgres'), (schema) => take(printDdl(schema, 'postgres').text)),
      { numRuns: 25 },
    )
  })
}
