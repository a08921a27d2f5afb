import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { parseSchema } from '../ddl/index.ts'
import type { RowBatch } from '../dumps/index.ts'
import { rowsOfFile, validateRows } from './index.ts'
import { KeyBudget } from './keys.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'piata-validation-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

const schema = parseSchema(
  `create table towns (id smallint primary key, label varchar(5) not null);
create table ads (
  id integer primary key, code char(2) unique, town smallint references towns (id), price numeric(5, 2) check (price > 0 or price is null),
  kind text check (kind in ('a', 'b')), at timestamp, day date, flag boolean not null default false, ref uuid, extra jsonb, photo bytea,
  lowest int, highest int, owner int generated always as identity,
  constraint in_order check (lowest <= highest and length(code) = 2), check (now() > at)
);
create unique index on ads (town, kind);`,
  { dialect: 'postgres' },
)

async function* batches(...all: RowBatch[]) {
  yield* all
}
const faultsOf = (report: Awaited<ReturnType<typeof validateRows>>) =>
  report.faults.map(({ table, column, reason, examples }) => [
    `${table}.${column}`,
    reason,
    ...examples.map(({ row, value }) => (value === '' ? row : `${row}: ${value}`)),
  ])

test('each kind of fault is told by column, with rows', async () => {
  const columns = [
    'id',
    'code',
    'town',
    'price',
    'kind',
    'at',
    'day',
    'flag',
    'ref',
    'extra',
    'photo',
    'lowest',
    'highest',
  ]
  const good = [
    '1',
    'ab',
    '4',
    '999.99',
    'a',
    '2020-02-29 10:00:00',
    '2020-02-29',
    't',
    '01900000-0000-7000-8000-000000000001',
    '{"a":1}',
    Buffer.from([1]),
    '1',
    '2',
  ]
  const with_ = (changes: Record<string, string | null>) =>
    good.map((value, i) => (columns[i]! in changes ? changes[columns[i]!]! : value))
  const report = await validateRows(
    schema,
    batches(
      { table: 'ads', columns, rows: [good, with_({ id: '2', code: 'cd', town: null, kind: 'b' })] },
      {
        table: 'ads',
        columns,
        rows: [
          with_({
            id: '2',
            code: 'ab',
            town: '5',
            price: '1000',
            at: '2020-02-30 10:00:00',
            day: '2021-02-29',
          }),
          with_({
            id: null,
            code: 'ef',
            town: '70000',
            kind: 'c',
            price: '1.005',
            flag: null,
            ref: 'x',
            extra: '{',
          }),
          with_({
            id: '5',
            code: null,
            town: null,
            kind: null,
            price: '-1',
            lowest: '10',
            highest: '9',
            flag: 'maybe',
          }),
        ],
      },
      {
        table: 'towns',
        columns: ['id', 'label'],
        rows: [
          ['4', 'Iași'],
          ['4', 'Cluj-Napoca'],
        ],
      },
      { table: 'elsewhere', columns: ['a'], rows: [['1']] },
    ),
    { temporaryFolder: folder },
  )
  expect(report.tables).toEqual([
    { table: 'ads', rows: 5, isKnown: true },
    { table: 'towns', rows: 2, isKnown: true },
    { table: 'elsewhere', rows: 1, isKnown: false },
  ])
  expect(faultsOf(report).sort()).toEqual(
    [
      ['ads.at', 'is no time', '3: 2020-02-30 10:00:00'],
      ['ads.code', 'is there before', 3],
      ['ads.day', 'is no day', '3: 2021-02-29'],
      ['ads.extra', 'is no JSON', '4: {'],
      ['ads.flag', 'is NULL', 4],
      ['ads.flag', 'is neither true nor false', '5: maybe'],
      ['ads.id', 'is NULL', 4],
      ['ads.id', 'is there before', 3],
      ['ads.kind', 'is none of its values', '4: c'],
      ['ads.price', 'has more than 3 digits before the point', '3: 1000'],
      ['ads.price', 'has more than 2 digits behind the point', '4: 1.005'],
      ['ads.ref', 'is no UUID', '4: x'],
      ['ads.town', 'is not from -32768 to 32767', '4: 70000'],
      ['ads.town', 'refers to no row of towns', 3, 4],
      ['towns.id', 'is there before', 2],
      ['towns.label', 'has more than 5 characters', '2: Cluj-Napoca'],
      ...report.faults
        .filter(({ column }) => column === '')
        .map(({ reason }) => ['ads.', reason, expect.anything()]),
    ].sort(),
  )
  const checks = report.faults
    .filter(({ column }) => column === '')
    .map(({ reason, examples }) => [reason, examples.map(({ row }) => row)])
  expect(checks).toContainEqual(['breaks in_order', [5]])
  expect(checks).toContainEqual([expect.stringMatching(/breaks .*check/), [5]])
  expect(report.unchecked).toEqual([expect.stringContaining('is not to be told from a row')])
  expect(readdirSync(folder)).toEqual([])
})

test('rows of CSV and JSON, packed or not; columns that are missing or too many', async () => {
  writeFileSync(join(folder, 'towns.csv.gz'), gzipSync('id,label,extra\n1,Iași,\n2,,x\n'))
  const csv = await validateRows(schema, rowsOfFile(join(folder, 'towns.csv.gz'), 'towns'))
  expect(faultsOf(csv)).toEqual([
    ['towns.extra', 'is no column of the table', 1],
    ['towns.label', 'is NULL', 2],
  ])
  const lines = [
    '{"id":1,"label":"a"}',
    '{"id":2}',
    'not json',
    '[]',
    '',
    '{"id":3,"label":"b","more":1}',
    '{"id":1,"label":null,"more":2}',
  ]
  writeFileSync(join(folder, 'towns.ndjson'), lines.join('\n'))
  const json = await validateRows(schema, rowsOfFile(join(folder, 'towns.ndjson'), 'towns'))
  expect(json).toMatchObject({ tables: [{ rows: 6 }], broken: null })
  expect(faultsOf(json).sort()).toEqual([
    ['towns.', 'is no JSON object', '4: []'],
    ['towns.', 'is no JSON', '3: not json'],
    ['towns.id', 'is there before', 6],
    ['towns.label', 'is NULL', 6],
    ['towns.label', 'is not in the rows', 2],
    ['towns.more', 'is no column of the table', 5, 6],
  ])
})

test('what is no row of a CSV counts as one, and what cannot be read on is told behind what was', async () => {
  const file = join(folder, 'towns.csv')
  const checked = async (text: string, name = file) => {
    writeFileSync(name, text)
    const { tables, broken, ...report } = await validateRows(schema, rowsOfFile(name, 'towns'))
    return [tables[0]?.rows, broken, ...faultsOf({ tables, broken, ...report }).sort()]
  }
  expect(await checked('id,label\n1,"a\nb"\n\n2\n3,c,d\n"4"x,e\n5,"f""\n"\nx,g\n7')).toEqual([
    ...[7, null],
    [
      'towns.',
      "has not the header's 2 fields",
      '2: line 5: 1 fields',
      '3: line 6: 3 fields',
      '7: line 11: 1 fields',
    ],
    ['towns.', 'has text behind a closing quote', '4: line 7'],
    ['towns.id', 'is no whole number', '6: x'],
  ])
  // Longer than a piece of the file, so that the rows of one count on from those of the one before.
  const many = Array.from({ length: 300_000 }, (_, i) => `${i % 30_000},b\n`).join('')
  expect(await checked(`id,label\n${many}x\n70000,c\n`)).toContainEqual([
    ...['towns.', "has not the header's 2 fields", '300001: line 300,002: 1 fields'],
  ])
  expect(await checked('id,label\n1,a\nx,b\n3,"c\n4,d\n')).toEqual([
    ...[2, 'Line 4: a quote does not close.'],
    ['towns.id', 'is no whole number', '2: x'],
  ])
  const broken = await checked(
    '[{"id":"x","label":"a"},{"id":2,"label":"b"} {"id":3}]',
    join(folder, 'towns.json'),
  )
  expect(broken).toEqual([
    2,
    expect.stringContaining('expected "," or "]"'),
    ['towns.id', 'is no whole number', '1: x'],
  ])
})

test('keys that do not fit in memory are found on the disk as those that do', () => {
  const budget = new KeyBudget(folder)
  const [keys, others] = [budget.keys(), budget.keys()]
  for (let i = 1; i <= 20_000; i++) {
    keys.add(`key ${i % 19_990}`, i)
    if (i % 7_000 === 0) keys.spill()
    if (i <= 19_980) others.add(`key ${i}`, i)
  }
  others.spill()
  expect([...keys.repeated()].sort((a, b) => a - b)).toEqual(Array.from({ length: 10 }, (_, i) => 19_991 + i))
  // Those from 19,981 to 19,989, and key 0.
  expect([...keys.missingIn(others)].sort((a, b) => a - b)).toEqual([
    ...Array.from({ length: 10 }, (_, i) => 19_981 + i),
  ])
})
