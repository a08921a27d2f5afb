import { expect, it } from 'vitest'
import { dialects, parseSchema, validateSchema } from './index.ts'
import { shop } from './testing/schemas.ts'

const found = (text: string) =>
  validateSchema(parseSchema(text, { dialect: 'postgres' })).map(
    ({ code, table, name, message }) => `${code} ${table}.${name}: ${message}`,
  )

it('finds nothing in a sound schema', () => {
  for (const dialect of dialects) expect(validateSchema(parseSchema(shop[dialect]))).toEqual([])
})

it('finds references to what is not there, or is no key', () => {
  expect(
    found(`create table a (id int primary key, code text);
create table b (id int primary key, a bigint, x int, constraint k1 foreign key (a) references a (id), constraint k2 foreign key (x) references gone (id),
  constraint k3 foreign key (x) references a (nope), constraint k4 foreign key (x) references a (code), constraint k5 foreign key (y) references a (id),
  constraint k6 foreign key (x) references a (id, code));`),
  ).toEqual([
    'missing-column b.k5: the table has no column y',
    'type-mismatch b.k1: a is bigint, a.id is int',
    'missing-table b.k2: there is no table gone',
    'missing-column b.k3: a has no column nope',
    'not-unique b.k3: a (nope) is no key',
    'type-mismatch b.k4: x is int, a.code is text',
    'not-unique b.k4: a (code) is no key',
    'column-count b.k6: 1 columns refer to 2',
  ])
})

it('finds names that come twice and names that are reserved', () => {
  expect(
    found(`create table "order" (id int primary key, "ID" int, "user" int, constraint u unique (id), constraint u check (id > 0));
create index i on "order" (id); create index j on "order" (id);`),
  ).toEqual([
    'duplicate-column order.ID: the table has another column of that name',
    'reserved-name order.: the name is reserved in postgres, so it must be quoted',
    'reserved-name order.user: the name is reserved in postgres, so it must be quoted',
    'duplicate-index order.j: the index is the same as i',
    'duplicate-name order.u: the table has another key or index of that name',
  ])
  expect(found('create table a (id int)')).toEqual(['no-primary-key a.: the table has no primary key'])
})

it('finds each circle of references once, and no tree', () => {
  const table = (name: string, ...others: string[]) =>
    `create table ${name} (id int primary key ${others.map((other) => `references ${other}`).join(' ')});`
  const cycles = (text: string) => found(text).filter((one) => one.startsWith('cycle'))
  expect(cycles(table('a', 'a') + table('b', 'a') + table('c', 'a', 'b'))).toEqual([])
  expect(
    cycles(
      table('a', 'b') +
        table('b', 'c') +
        table('c', 'a') +
        table('d', 'a') +
        table('e', 'f') +
        table('f', 'e'),
    ),
  ).toEqual([
    'cycle a.: these tables refer to each other in a circle: a, b, c',
    'cycle e.: these tables refer to each other in a circle: e, f',
  ])
  const chain = Array.from({ length: 3_000 }, (_, at) => table(`t${at}`, `t${(at + 1) % 3_000}`)).join('\n')
  expect(cycles(chain)).toHaveLength(1)
})
