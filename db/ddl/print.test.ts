import { DatabaseSync } from 'node:sqlite'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createTestDatabase, dialects as databases, type TestDatabase } from '../testing/databases.ts'
import { type Dialect, dialects, parseSchema, printDdl, printMermaid, printSvg } from './index.ts'
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
    database.exec(printDdl(parseSchema(expressions[from], { dialect: from }), 'sqlite').text)
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

const expressions: Record<Dialect, string> = {
  tsql: `CREATE TABLE t ([id] int NOT NULL PRIMARY KEY, [first] nvarchar(50) NOT NULL, [last] nvarchar(50), [full] AS ([first] + N' ' + [last]) PERSISTED, [due] datetime2 DEFAULT (dateadd(day, 7, getdate())), [y] AS (year([due])),
    [code] varchar(10) CHECK ([code] LIKE '[A-Z][0-9]%'), [big] AS (iif([id] > 1, 1, 0)), [at] AS (charindex('a', [first])), [loc] geography, [bytes] varbinary(9) DEFAULT 0x00FF, [on] bit CHECK ([on] = 1), [ck] AS (checksum([first])))`,
  postgres: `CREATE TABLE t (id integer PRIMARY KEY, first text NOT NULL, last text, "full" text GENERATED ALWAYS AS ((first || ' '::text) || last) STORED, due timestamp DEFAULT (now() + '7 days'::interval), code text CHECK (code ~ '^[A-Z]'::text), loc geography,
    bytes bytea DEFAULT '\\x00ff'::bytea, "on" boolean CHECK ("on"), mail text CHECK (mail ~~ '%@%'::text), state varchar(9) CHECK ((state)::text = ANY ((ARRAY['a'::character varying, 'b'::character varying])::text[])), p integer CHECK ((p ^ 2) < 9), d text CHECK (d IS DISTINCT FROM 'x'))`,
  mysql: `CREATE TABLE t (id int PRIMARY KEY, first varchar(50) NOT NULL, last varchar(50), full varchar(101) GENERATED ALWAYS AS (concat(first, ' ', last)) STORED, due datetime DEFAULT (now() + interval 7 day), code varchar(9) CHECK (code regexp '^[A-Z]'), big int GENERATED ALWAYS AS (if(id > 1, 1, 0)),
    half int GENERATED ALWAYS AS (id div 2), bits int GENERATED ALWAYS AS (id ^ 3), g int CHECK (g <=> 3), \`on\` tinyint(1) CHECK (\`on\`), either int GENERATED ALWAYS AS (id || g))`,
  sqlite: `CREATE TABLE t (id integer PRIMARY KEY, first text NOT NULL, last text, full text AS (first || ' ' || last), due text DEFAULT (datetime('now', '+7 days')), at int AS (instr(first, 'a')), kind text AS (iif(id > 1, 'a', 'b')), i int CHECK (i IS NOT 3), code text CHECK (code GLOB 'A*'))`,
}

it('writes expressions as each dialect has them', () => {
  const of = (from: Dialect, to: Dialect) => printDdl(parseSchema(expressions[from], { dialect: from }), to)
  const lines = (from: Dialect, to: Dialect) =>
    of(from, to)
      .text.split('\n')
      .map((line) => line.trim())
  expect(lines('tsql', 'postgres')).toEqual(
    expect.arrayContaining([
      `"full" text GENERATED ALWAYS AS (("first" || ' ') || "last") STORED,`,
      `"due" timestamp without time zone NULL DEFAULT (CURRENT_TIMESTAMP + (INTERVAL '7 day')),`,
      `"y" integer GENERATED ALWAYS AS (CAST(date_part('year', "due") AS integer)) STORED,`,
      `"at" integer GENERATED ALWAYS AS (strpos("first", 'a')) STORED,`,
      `"bytes" bytea NULL DEFAULT '\\x00FF',`,
      `CHECK ("code" ~* '^[A-Z][0-9].*$'),`,
      `CHECK ("on" = true)`,
    ]),
  )
  expect(lines('postgres', 'tsql')).toEqual(
    expect.arrayContaining([
      `[full] AS (([first] + N' ') + [last]) PERSISTED,`,
      `[due] datetime2 NULL DEFAULT (dateadd(day, 7, GETDATE())),`,
      `[bytes] varbinary(max) NULL DEFAULT (0x00ff),`,
      `CHECK ([on] = 1),`,
      `CHECK ([mail] LIKE N'%@%'),`,
      `CHECK ([state] IN (N'a', N'b')),`,
      `CHECK (power([p], 2) < 9),`,
    ]),
  )
  expect(lines('mysql', 'tsql')).toContain(
    '[either] AS (CASE WHEN ([id] = 1) OR ([g] = 1) THEN 1 ELSE 0 END),',
  )
  expect(lines('postgres', 'mysql')).toContain("CHECK (NOT (`d` <=> 'x'))")
  expect(of('tsql', 'postgres').losses.map(({ column, message }) => `${column}: ${message}`)).toEqual([
    'loc: geography becomes text',
    'bytes: varbinary(9) becomes bytea',
    'ck: is no longer computed: Postgres has no equal of checksum()',
    'ck: a type that is not said becomes text',
  ])
  expect(of('postgres', 'sqlite').losses.map(({ message }) => message)).toContain(
    'a check is left out: SQLite has no equal of ~',
  )
})

it('leaves out what a dialect is not known to take, and tells it', () => {
  const unknown = ['frobnicate(a)', 'a @@@ a', 'cast(a as oddity)', '(select 1)']
  for (const from of dialects)
    for (const to of dialects) {
      if (from === to) continue
      for (const expression of unknown) {
        const script = `CREATE TABLE t (a varchar(9) DEFAULT (${expression}), b varchar(9) GENERATED ALWAYS AS (${expression}) STORED, CONSTRAINT c CHECK (${expression} = a), d geography);\nCREATE INDEX i ON t ((${expression}));`
        const schema = parseSchema(script, { dialect: from })
        const { text, losses } = printDdl(schema, to)
        expect(text).not.toMatch(/frobnicate|@@@|oddity|select/)
        const told = losses.map(({ message }) => message.split(':')[0])
        if (expression === 'frobnicate(a)')
          expect([from, to, told]).toEqual([
            ...[from, to],
            expect.arrayContaining([
              'its default is left out',
              'is no longer computed',
              'the check c is left out',
            ]),
          ])
      }
    }
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
    for (const from of dialects) {
      await take(printDdl(parseSchema(shop[from]), 'postgres').text)
      // Its own script needs PostGIS.
      const script =
        from === 'postgres' ? expressions.postgres.replace('geography', 'text') : expressions[from]
      await take(printDdl(parseSchema(script, { dialect: from }), 'postgres').text)
    }
    await fc.assert(
      fc.asyncProperty(arbitrarySchema('postgres'), (schema) => take(printDdl(schema, 'postgres').text)),
      { numRuns: 25 },
    )
  })
}
