import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Bytes } from '../dumps/texts.ts'
import { Memo } from './byte-map.ts'
import { casts, endOfPlainNumber } from './casts.ts'
import { Texts } from './columns.ts'
import { writtenRows } from './csv.ts'
import { csvBatches, csvTable, type LookupTable, parseSteps, type Step, transformCsv } from './index.ts'
import { KeySet } from './key-set.ts'
import { runSteps } from './run.ts'
import { castKinds } from './steps.ts'

async function* cutInto(text: string | Buffer, size: number) {
  const bytes = Buffer.from(text)
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

/** As `transformCsv`, whose look at the beginning of a file makes one chunk of the first megabyte. */
async function transformed(
  csv: string,
  cut: number,
  steps: readonly Step[],
  tables: Record<string, LookupTable> = {},
): Promise<string> {
  let written = ''
  for await (const piece of writtenRows(runSteps(csvBatches(cutInto(csv, cut)), steps, tables)))
    written += piece.toString()
  return written
}

async function run(
  csv: string,
  steps: unknown,
  tables: Record<string, string> = {},
  cut = 1_000_000,
): Promise<string[]> {
  const read = await Promise.all(
    Object.entries(tables).map(async ([name, text]) => [name, await csvTable(cutInto(text, cut))] as const),
  )
  return (await transformed(csv, cut, parseSteps(steps), Object.fromEntries(read))).split('\r\n').slice(0, -1)
}

const people = `id,name,town,mail,status,born,cost
1,Ana Maria Pop,4,ana@exemplu.ro,A,1990-02-03 04:05:06,12.5
2,"Ion ""Nelu"", Dan",9,ion@exemplu.ro,B,never,x
3,Țepeș,4,ana@exemplu.ro,C,2001-01-01,7
4,,5,,A,,
`

test('each step, one after another, wherever chunks end', async () => {
  const towns = 'id,label,county\n4,Iași,IS\n5,"Cluj, Napoca",CJ\n'
  const steps = [
    { rename: { cost: 'price' } },
    { cast: { price: 'number', born: 'time', id: 'integer' } },
    { map: { column: 'status', values: { A: 'published', B: 'draft' }, otherwise: null } },
    { lookup: { column: 'town', table: 'towns', key: 'id', take: { city: 'label', county: 'county' } } },
    { split: { column: 'name', by: ' ', into: ['first', 'last'] } },
    { merge: { columns: ['city', 'county'], by: ', ', into: 'place' } },
    { filter: { column: 'mail', isThere: true } },
    { dedupe: ['mail'] },
    { select: ['id', 'first', 'last', 'place', 'price', 'born', 'status'] },
  ]
  for (const cut of [1, 7, 1_000_000])
    expect(await run(people, steps, { towns }, cut)).toEqual([
      'id,first,last,place,price,born,status',
      '1,Ana,Maria Pop,"Iași, IS",12.5,1990-02-03T04:05:06Z,published',
      '2,Ion,"""Nelu"", Dan",,,,draft',
    ])
  expect(
    await run(people, [{ select: ['id'] }, { filter: { column: 'id', matches: '^[12]$', not: true } }]),
  ).toEqual(['id', '3', '4'])
  expect(
    await run(people, [{ filter: { column: 'status', in: ['B', 'C'] } }, { select: ['id', 'name'] }]),
  ).toEqual(['id,name', '2,"Ion ""Nelu"", Dan"', '3,Țepeș'])
  // Only one row is left of the first filter when the second one asks for another column.
  expect(
    await run(people, [
      { filter: { column: 'id', in: ['3', '4'] } },
      { filter: { column: 'town', in: ['5'] } },
      { select: ['mail', 'id'] },
    ]),
  ).toEqual(['mail,id', ',4'])
})

test('a packed file is read as well', async () => {
  let written = ''
  for await (const piece of transformCsv(cutInto(gzipSync(people), 50), [{ select: ['id'] }]))
    written += piece.toString()
  expect(written).toBe('id\r\n1\r\n2\r\n3\r\n4\r\n')
})

test('steps that are wrong are told, each by its place', async () => {
  expect(() =>
    parseSteps([{ select: [] }, { cast: { a: 'date' } }, { filter: { column: 'a', matches: '(' } }, {}]),
  ).toThrow(/0.select: must be a list.*\n1.cast: must be.*\n2.filter: must be.*\n3: must have one of/)
  await expect(run(people, [{ select: ['id'] }, { select: ['nope'] }])).rejects.toThrow(
    'Step 1: there is no column "nope"; there are id.',
  )
  await expect(
    run(people, [{ lookup: { column: 'town', table: 'towns', key: 'id', take: {} } }]),
  ).rejects.toThrow('no table "towns"')
  await expect(run('a,b\n1\n', [])).rejects.toThrow('Line 2 has 1 fields; the header has 2.')
  await expect(run('a,b\n1,"2', [])).rejects.toThrow('Line 2: a quote does not close.')
})

test('any rows come back as they were', async () => {
  const text = fc.string({ unit: fc.constantFrom('"', ',', '\n', '\r', 'ț', 'a', ' ') })
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(text, text)), fc.integer({ min: 1, max: 30 }), async (rows, cut) => {
      const csv = [
        'a,b',
        ...rows.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')),
      ].join('\n')
      const written = await transformed(csv, cut, [{ rename: { a: 'a' } }])
      const quoted = (cell: string) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)
      expect(written).toBe(
        rows.length === 0 ? '' : `a,b\r\n${rows.map((row) => `${row.map(quoted).join(',')}\r\n`).join('')}`,
      )
    }),
  )
})

test('a last row without an end, and lines that end in two bytes, are read wherever chunks end', async () => {
  for (const cut of [1, 2, 3, 1_000]) {
    expect(await run('a,b\n1,2\n3,', [], {}, cut)).toEqual(['a,b', '1,2', '3,'])
    expect(await run('a,b\r\n"1","2"\r\n,\r\n3,"x ""y"" z"\r\n', [], {}, cut)).toEqual([
      'a,b',
      '1,2',
      ',',
      '3,"x ""y"" z"',
    ])
    expect(await run('a,b\r\n\r\n1,"2"\r', [], {}, cut)).toEqual(['a,b', '1,2'])
    expect(await run('a\r\n"1"\r\n"2"\r\n', [], {}, cut)).toEqual(['a', '1', '2'])
  }
})

type Row = Record<string, string>

/** What a step does to one row, as plainly as it can be said; undefined where the row goes. */
function plainly(step: Step, row: Row, towns: LookupTable, seen: Set<string>): Row | undefined {
  if ('select' in step) return Object.fromEntries(step.select.map((name) => [name, row[name]!]))
  if ('rename' in step)
    return Object.fromEntries(Object.entries(row).map(([name, text]) => [step.rename[name] ?? name, text]))
  if ('cast' in step)
    return {
      ...row,
      ...Object.fromEntries(Object.entries(step.cast).map(([k, to]) => [k, casts[to](row[k]!)])),
    }
  if ('map' in step) {
    const { column, values, otherwise } = step.map
    const said = Object.hasOwn(values, row[column]!) ? values[row[column]!] : otherwise
    return { ...row, [column]: said === undefined ? row[column]! : (said ?? '') }
  }
  if ('lookup' in step) {
    const place = towns.id!.lastIndexOf(row[step.lookup.column]!)
    const found = Object.entries(step.lookup.take).map(([to, from]) => [to, towns[from]![place] ?? ''])
    return { ...row, ...Object.fromEntries(found) }
  }
  if ('split' in step) {
    const { column, by, into } = step.split
    const parts = row[column]!.split(by)
    const cut = into.map((_, i) => (i < into.length - 1 ? (parts[i] ?? '') : parts.slice(i).join(by)))
    return { ...row, ...Object.fromEntries(into.map((name, i) => [name, cut[i]!])) }
  }
  if ('merge' in step) {
    const { columns, by, into } = step.merge
    return {
      ...row,
      [into]: columns
        .map((name) => row[name]!)
        .filter((text) => text !== '')
        .join(by),
    }
  }
  if ('filter' in step) {
    const { column, in: texts, matches, not = false } = step.filter
    const text = row[column]!
    const holds =
      texts?.includes(text) ?? (matches === undefined ? text !== '' : new RegExp(matches, 'u').test(text))
    return holds !== not ? row : undefined
  }
  const key = JSON.stringify(step.dedupe.map((name) => row[name]))
  if (seen.has(key)) return undefined
  seen.add(key)
  return row
}

test('any steps make of any rows what they make of one after another', async () => {
  const cell = fc.oneof(
    fc.string({ unit: fc.constantFrom('"', ',', '\n', 'ț', 'a', '-', '1', '0', '.', ' '), maxLength: 6 }),
    fc.constantFrom(
      '1',
      '2',
      '12.50',
      '-0.0',
      '007',
      '1e3',
      '0.0000001',
      'true',
      'da',
      '1990-02-03 04:05:06',
      '🚲',
    ),
    fc.constant('lung '.repeat(80)),
  )
  const name = fc.constantFrom('a', 'b', 'c')
  const step: fc.Arbitrary<Step> = fc.oneof(
    fc.record({ cast: fc.dictionary(name, fc.constantFrom(...castKinds), { minKeys: 1 }) }),
    fc.record({ rename: fc.constant({ a: 'b', b: 'a' }) }),
    name.map((column) => ({ map: { column, values: { 1: 'one', a: null, ț: '"' } } })),
    name.map((column) => ({ map: { column, values: { 1: '2' }, otherwise: null } })),
    name.map((column) => ({
      lookup: { column, table: 'towns', key: 'id', take: { b: 'label', c: 'county' } },
    })),
    fc.record({ column: name, by: fc.constantFrom('-', ', ', 'ț') }).map(({ column, by }) => ({
      split: { column, by, into: ['c', 'a'] },
    })),
    fc
      .record({ columns: fc.array(name, { minLength: 1 }), by: fc.constantFrom('', ', ', 'ț') })
      .map((merge) => ({
        merge: { ...merge, into: 'b' },
      })),
    fc
      .record({ column: name, in: fc.array(cell, { minLength: 1 }), not: fc.boolean() })
      .map((filter) => ({ filter })),
    fc.record({ column: name, matches: fc.constantFrom('^$', 'a', '[0-9]') }).map((filter) => ({ filter })),
    fc.record({ column: name, isThere: fc.constant(true), not: fc.boolean() }).map((filter) => ({ filter })),
    fc.uniqueArray(name, { minLength: 1 }).map((dedupe) => ({ dedupe })),
  )
  const towns = { id: ['1', '2', 'a', '1'], label: ['x', 'y"', '', 'Iași'], county: ['IS', '', 'CJ', 'B'] }
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(cell, cell, cell), { maxLength: 30 }),
      fc.array(step, { maxLength: 6 }),
      fc.integer({ min: 1, max: 200 }),
      async (cells, steps, cut) => {
        const quoted = (text: string) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
        const csv = ['a,b,c', ...cells.map((row) => row.map(quoted).join(','))].join('\n')
        let rows: Row[] = cells.map(([a, b, c]) => ({ a, b, c }))
        let names = ['a', 'b', 'c']
        for (const step of steps) {
          const seen = new Set<string>()
          names = 'rename' in step ? names.map((name) => step.rename[name] ?? name) : names
          rows = rows.map((row) => plainly(step, row, towns, seen)).filter((row) => row !== undefined)
        }
        const right = [names, ...rows.map((row) => names.map((name) => row[name]!))]
        expect(await transformed(csv, cut, steps, { towns })).toBe(
          rows.length === 0 ? '' : right.map((row) => `${row.map(quoted).join(',')}\r\n`).join(''),
        )
      },
    ),
    { numRuns: 500 },
  )
})

test('a number that is written as we would is one to the last digit', () => {
  const digits = fc.string({ unit: fc.constantFrom('0', '0', '0', '0', '0', '1', '9'), maxLength: 9 })
  const form = fc.tuple(fc.constantFrom('', '-', '+'), digits, fc.constantFrom('', '.', 'e'), digits)
  let plain = 0
  fc.assert(
    fc.property(form, (parts) => {
      const text = parts.join('')
      const end = endOfPlainNumber(Buffer.from(`;${text};`), 1, 1 + text.length)
      if (end < 0) return
      plain++
      expect(text.slice(0, end - 1)).toBe(casts.number(text))
    }),
    { numRuns: 5_000 },
  )
  expect(plain).toBeGreaterThan(500)
})

test('a memo tells the same of texts that it keeps, of long ones, and of those too many to keep', () => {
  const memo = new Memo((text) => `${text}!`)
  const told = (text: string) => {
    const bytes = Buffer.from(`.${text}`) as Bytes
    memo.make(bytes, 1, bytes.length)
    return memo.bytes.utf8Slice(memo.start, memo.end)
  }
  for (let round = 0; round < 2; round++) {
    memo.clear()
    for (let i = 0; i < 70_000; i++) {
      if (told(`${i}`) !== `${i}!`) throw new Error(`${i} became another`)
      if (i % 10_000 === 0) expect(told('ț'.repeat(i))).toBe(`${'ț'.repeat(i)}!`)
    }
  }
})

test('keys are known once they were seen, and no others', () => {
  const bytesOf = (texts: readonly string[]) => new Texts(texts).ranges()
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.string(), fc.oneof(fc.constant(''), fc.string())), { maxLength: 3_000 }),
      (keys) => {
        const set = new KeySet()
        const seen = new Set<string>()
        const parts = [bytesOf(keys.map(([a]) => a)), bytesOf(keys.map(([, b]) => b))]
        for (const [row, key] of keys.entries()) {
          expect(set.add(parts, row)).toBe(!seen.has(JSON.stringify(key)))
          seen.add(JSON.stringify(key))
        }
      },
    ),
    { numRuns: 50 },
  )
  const many = new KeySet()
  const parts = [bytesOf(Array.from({ length: 300_000 }, (_, i) => `user-${i}`))]
  for (let i = 0; i < 300_000; i++) if (!many.add(parts, i)) throw new Error(`${i} is taken for another`)
})
