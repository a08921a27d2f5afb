import { Ajv } from 'ajv'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { parse } from 'yaml'
import { createTestDatabase, dialects as databases, type TestDatabase } from '../testing/databases.ts'
import { dialects, modelFiles, parseSchema, printDdl } from './index.ts'
import { dbtProject, dbtProperties } from './testing/dbt-properties.ts'
import { shop } from './testing/schemas.ts'

const odd = parseSchema(
  `create type mood as enum ('sad', 'o''k {{ x }}');
create table "Order Items" ("ID" bigint primary key, "OrderID" int not null, "orderId" text, "select" text, "a{{b" varchar(5), m mood, tags text[], "1st" jsonb, doc xml,
  at timestamptz, price numeric(10, 2), pic bytea, ref uuid, flag boolean, span interval, day date, clock time);
create table "țară" (code char(2) primary key, item bigint references "Order Items");
comment on table "Order Items" is 'Ends */ here {{ evil() }} "and"
goes on';`,
  { dialect: 'postgres' },
)

it('names models, columns and tests after the schema', () => {
  const files = modelFiles(parseSchema(shop.tsql), 'Old-Site 2')
  expect([...files.keys()].sort()).toEqual([
    'dbt/dbt_project.yml',
    'dbt/models/marts/listings.sql',
    'dbt/models/sources.yml',
    'dbt/models/staging/staging.yml',
    'dbt/models/staging/stg_listings.sql',
    'dbt/models/staging/stg_sellers.sql',
    'kysely.ts',
    'piata-map.json',
    'typebox.ts',
  ])
  expect(files.get('dbt/models/staging/stg_sellers.sql')).toMatchInlineSnapshot(`
    "with source as (
        select * from {{ source("old_site_2", "Sellers") }}
    )

    select
        cast("id" as bigint) as id,
        trim("email") as email,
        cast("active" as boolean) as active,
        cast("rating" as numeric(3, 2)) as rating,
        cast("joined" as timestamp(3) without time zone) as joined
    from source
    "
  `)
  expect(files.get('dbt/models/sources.yml')).toMatchInlineSnapshot(`
    "version: 2
    sources:
      - name: "old_site_2"
        schema: "public"
        quoting:
          identifier: true
          schema: true
        tables:
          - name: "Sellers"
            columns:
              - name: "id"
                quote: true
                data_type: "bigint"
                tests:
                  - "unique"
                  - "not_null"
              - name: "email"
                quote: true
                data_type: "character varying(255)"
                tests:
                  - "unique"
                  - "not_null"
              - name: "active"
                quote: true
                data_type: "boolean"
                tests:
                  - "not_null"
              - name: "rating"
                quote: true
                data_type: "numeric(3, 2)"
              - name: "joined"
                quote: true
                data_type: "timestamp(3) without time zone"
                tests:
                  - "not_null"
          - name: "Listings"
            columns:
              - name: "id"
                quote: true
                data_type: "bigint"
                tests:
                  - "not_null"
              - name: "part"
                quote: true
                data_type: "smallint"
                tests:
                  - "not_null"
              - name: "seller"
                quote: true
                data_type: "bigint"
                tests:
                  - relationships:
                      to: "source(\\"old_site_2\\", \\"Sellers\\")"
                      field: "\\"id\\""
              - name: "title"
                quote: true
                data_type: "character varying(120)"
                tests:
                  - "not_null"
              - name: "body"
                quote: true
                data_type: "text"
              - name: "price"
                quote: true
                data_type: "integer"
                tests:
                  - "not_null"
    "
  `)
  expect(files.get('kysely.ts')).toContain(
    '  id: Generated<Exact>\n  email: string\n  active: Generated<boolean>\n',
  )
  expect(files.get('typebox.ts')).toContain('title: Type.String({"maxLength":120}),')
})

it('drafts how an unknown site moves in: what it refers to is joined', () => {
  const site = `create table members (member_no int primary key, mail text, nick text);
    create table towns (town_id int primary key, label text);
    create table sections (id int primary key, label text, above int references sections);
    create table ads (ad_no int primary key, owner int references members, section int references sections, heading text,
      cost numeric, town int references towns);`
  const files = modelFiles(parseSchema(site, { dialect: 'postgres' }), 'site')
  expect(JSON.parse(files.get('piata-map.json')!)).toMatchObject({
    users: { table: 'members', id: 'member_no', email: 'mail' },
    categories: { table: 'sections', id: 'id', name: 'label', parent: 'above' },
    listings: {
      ...{ table: 'ads', id: 'ad_no', seller: 'owner', category: 'section' },
      joins: [{ table: 'towns', key: 'town_id', of: 'town' }],
      map: { title: { column: 'heading' }, price: 'cost', place: 'towns.label' },
    },
  })
})

it('drafts by types as well as by names, with what is deleted left out and the photos in their order', () => {
  const site = `create type ad_state as enum ('active', 'sold', 'waiting', 'deleted', 'odd');
    create table members (id int primary key, data bytea, email_verified boolean, email_token text, email text, password_reset text, password text, name text, added timestamptz);
    create table ads (id int primary key, data bytea, state ad_state not null, owner int references members, user_name text, price_type text check (price_type in ('fixed', 'free')), modified_date timestamp,
      title_html bytea, title text, title_upper text generated always as (upper(title)) stored, price numeric, kind int, category text check (category in ('car', 'job')), deleted_at timestamp, is_spam boolean, city text,
      latitude float8, longitude float8, created timestamp, expires timestamp, approved boolean);
    create table photos (ad_id int references ads, no int, file text, primary key (ad_id, no));`
  const { about, ...draft } = JSON.parse(
    modelFiles(parseSchema(site, { dialect: 'postgres' }), 'site').get('piata-map.json')!,
  )
  expect(about).toMatch(/not used: approved\.$/)
  expect(draft).toEqual({
    users: {
      ...{ table: 'members', id: 'id', email: 'email', name: 'name' },
      password: 'password',
      createdAt: 'added',
    },
    listings: {
      ...{ table: 'ads', id: 'id', seller: 'owner' },
      where: [
        { column: 'deleted_at', in: ['', '0000-00-00', '0000-00-00 00:00:00', '0'] },
        { column: 'is_spam', in: ['', '0', 'f', 'false', 'n', 'N', 'no', 'No'] },
        { column: 'state', in: ['active', 'sold', 'waiting', 'odd'] },
      ],
      map: {
        title: { column: 'title', cut: true },
        price: 'price',
        ...{ place: 'city', lat: 'latitude', lon: 'longitude', publishedAt: 'created' },
        status: {
          column: 'state',
          values: { active: 'published', sold: 'sold', waiting: 'pending', odd: 'SAY-WHICH' },
        },
        requireAttributes: false,
        category: { column: 'category', values: { car: 'SAY-WHICH', job: 'SAY-WHICH' } },
      },
    },
    pictures: { table: 'photos', listing: 'ad_id', path: 'file', order: 'no' },
    addresses: ['/ad/{id}'],
  })
  const mysql = `create table user (id int, mail varchar(99), reg_date int unsigned) engine=innodb; create table ad (id int primary key, user_id int, title varchar(99), active bit(1), deleted enum('Y','N'), state varchar(40), text longtext) engine=innodb;`
  expect(JSON.parse(modelFiles(parseSchema(mysql), 'site').get('piata-map.json')!).listings).toMatchObject({
    where: [{ column: 'deleted', in: ['N', ''] }],
    map: { status: { column: 'state', values: { active: 'published', pending: 'pending' } } },
  })
})

it('gives the same models from all dialects', () => {
  const [first, ...others] = dialects.map((dialect) =>
    Object.fromEntries(modelFiles(parseSchema(shop[dialect]), 'shop')),
  )
  for (const other of others) expect(other).toEqual(first)
})

it('lets no name or comment of the schema become code or a template', () => {
  const files = modelFiles(odd, 'odd')
  expect(files.get('kysely.ts')).toContain('/** Ends * / here {{ evil() }} "and" goes on */')
  const names = [...files.get('dbt/models/staging/stg_order_items.sql')!.matchAll(/ as (\w+),?$/gm)].map(
    ([, name]) => name,
  )
  expect(names.slice(0, 5)).toEqual(['id', 'order_id', 'order_id_2', 'select_value', 'a_b'])
  for (const [path, text] of files) if (path.startsWith('dbt/')) expect(text).not.toContain('{{ evil')
  expect(files.get('dbt/models/staging/staging.yml')).toContain(`{{ '{' }}{ evil() }}`)
})

it('writes YAML that holds what dbt takes as properties, with every name as it was', () => {
  const ajv = new Ajv({ allErrors: true, strict: true, strictTypes: false, strictRequired: false })
  const isProperties = ajv.compile(dbtProperties)
  const isProject = ajv.compile(dbtProject)
  for (const schema of [odd, parseSchema(shop.mysql)]) {
    const files = modelFiles(schema, 'shop')
    const paths = [...files.keys()].filter((path) => path.endsWith('.yml'))
    expect(paths).toHaveLength(3)
    for (const path of paths) {
      const properties = parse(files.get(path)!, { version: '1.2', strict: true, uniqueKeys: true })
      const isIt = path.endsWith('dbt_project.yml') ? isProject : isProperties
      isIt(properties)
      expect([path, isIt.errors]).toEqual([path, null])
      const told = properties.sources?.[0].tables ?? []
      if (told.length === 0) continue
      const names = told.flatMap(({ name, columns }: { name: string; columns: { name: string }[] }) => [
        ...[name, ...columns.map((column) => column.name)],
      ])
      expect(names.map((name: string) => name.replaceAll("{{ '{' }}", '{'))).toEqual(
        schema.tables.flatMap(({ name, columns }) => [name, ...columns.map((column) => column.name)]),
      )
    }
  }
})

/** What dbt makes of a model: sources and other models by their names. */
function render(text: string): string {
  return text
    .replaceAll(
      /\{\{ source\("(?:[^"\\]|\\.)*", ("(?:[^"\\]|\\.)*")\) \}\}/g,
      (_, name: string) => `"${JSON.parse(name).replaceAll('"', '""')}"`,
    )
    .replaceAll(/\{\{ ref\('(\w+)'\) \}\}/g, '$1')
    .replaceAll("{{ '{' }}", '{')
}

if (databases.includes('postgres')) {
  let test: TestDatabase
  beforeAll(async () => {
    test = await createTestDatabase('postgres', { isBare: true })
  })
  afterAll(() => test.drop())

  it('makes models that Postgres runs on the schema', async () => {
    const client = await test.client()
    for (const schema of [odd, ...dialects.map((dialect) => parseSchema(shop[dialect]))]) {
      await client.query('drop schema public cascade; create schema public')
      await client.query(printDdl(schema, 'postgres').text)
      const files = [...modelFiles(schema, 'shop')].map(
        ([path, text]) => [/([^/]+)\.sql$/.exec(path)?.[1], render(text), path] as const,
      )
      for (const kind of ['staging/', 'marts/']) {
        for (const [name, text, path] of files)
          if (name !== undefined && path.includes(kind))
            await client.query(`create view ${kind === 'marts/' ? 'mart_' : ''}${name} as ${text}`)
      }
      const { rows } = await client.query(
        "select count(*)::int as views from pg_views where schemaname = 'public'",
      )
      expect(rows[0].views).toBe(3)
    }
  })
}
