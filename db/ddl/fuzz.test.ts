import fc from 'fast-check'
import { expect, it } from 'vitest'
import { dialects, parseSchema, printDdl } from './index.ts'
import { shop } from './testing/schemas.ts'

/** What a mutation puts into a script: all that opens, closes, ends or begins something. */
const pieces = [
  '(',
  ')',
  ',',
  ';',
  "'",
  '"',
  '`',
  '[',
  ']',
  '/*',
  '*/',
  '--',
  '\n',
  '\nGO\n',
  '$$',
  '$a$',
  '\\',
  '\\.',
  '.',
  '..',
  '@',
  '#',
  '=',
  '::',
  '/*!',
  "N'",
  ' CREATE TABLE ',
  ' ALTER TABLE ',
  ' CONSTRAINT ',
  ' DEFAULT ',
  ' CHECK ',
  ' REFERENCES ',
  ' PRIMARY KEY ',
  ' CASE ',
  ' NOT ',
  ' IN ',
  ' BETWEEN ',
  ' AS ',
  ' WITH ',
  ' ON ',
  ' INDEX ',
  ' KEY ',
  ' ADD ',
  ' DROP ',
  ' RENAME TO ',
  ' COMMENT ON ',
  ' BEGIN ',
  ' END ',
  '\nDELIMITER ;;\n',
  '\nDELIMITER $$',
  ' COPY a FROM stdin;\n',
  '\0',
  '\ufeff',
  '\ud800',
  '1e',
  '0x',
  '-',
]
const mutation = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.nat(40),
  piece: fc.constantFrom('', ...pieces),
})

it('reads mutated scripts of all dialects as any of them, without an error and within the text', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...dialects),
      fc.constantFrom(...dialects),
      fc.array(mutation, { maxLength: 12 }),
      (written, read, mutations) => {
        let text = shop[written]
        for (const { at, length, piece } of mutations) {
          const place = Math.floor(at * text.length)
          text = text.slice(0, place) + piece + text.slice(place + length)
        }
        const schema = parseSchema(text, { dialect: read })
        const { problems, statements } = schema
        // What was read of it is written, whatever it is.
        printDdl(schema, written)
        const lines = text.split('\n')
        for (const { line, column, message } of problems) {
          expect(message).not.toBe('')
          expect(column).toBeGreaterThan(0)
          expect(column).toBeLessThanOrEqual((lines[line - 1]?.length ?? -1) + 1)
        }
        expect(statements.read + statements.skipped).toBeLessThanOrEqual(text.length)
      },
    ),
    { numRuns: 500 },
  )
})

it('gets to the end of hostile scripts', () => {
  const many = (text: string, count: number) => text.repeat(count)
  const scripts = [
    many('(', 125_000),
    `CREATE TABLE a (b int DEFAULT ${many('(', 1_000)}1${many(')', 1_000)})`,
    `CREATE TABLE a (b int CHECK (${many('(', 25_000)}1${many(')', 25_000)}))`,
    `CREATE TABLE a (b int CHECK (${many('NOT ', 25_000)}1))`,
    `CREATE TABLE a (b int CHECK (b${many(' + b', 25_000)}))`,
    `CREATE TABLE a (b int CHECK (b = 1${many(' OR b = 1', 12_500)}))`,
    `CREATE TABLE ${many('x', 10_000_000)} (id int)`,
    `CREATE TABLE [${many('x', 10_000_000)}] (id int)`,
    `CREATE TABLE a (b int${many('[]', 25_000)})`,
    `CREATE TABLE ${many('a.', 37_500)}b (id int)`,
    many("CREATE TABLE a (b int DEFAULT '\n", 12_500),
    many('CREATE TABLE [a\n', 25_000),
    many('CREATE TABLE "a `b\n', 12_500),
    many('/* ', 62_500),
    many('/* ', 37_500) + many('*/', 37_499),
    Array.from({ length: 12_500 }, (_, at) => `CREATE TABLE $a${at}$\n`).join(''),
    `${many('CREATE TABLE ( [\n', 25_000)}]`,
    many('COMMENT ON\n', 25_000),
    many('CREATE TABLE;', 25_000),
    many('CREATE TABLE a (', 25_000),
    many('a ', 125_000),
    many('\n', 250_000),
    many('IF ', 62_500),
    many('GO\n', 62_500),
    many('/*!1 ', 37_500),
    many('DELIMITER x\n', 25_000),
    many('CREATE TABLE a (b int,', 12_500),
    many('COPY a FROM stdin;\n', 12_500),
    many('CREATE TRIGGER t BEGIN ', 12_500),
    many('ALTER TABLE a ADD ', 25_000),
    many('IF NOT EXISTS CREATE SCHEMA IF NOT ', 12_500),
  ]
  for (const text of scripts) {
    const read = text.length > 5_000_000 ? dialects.slice(0, 1) : dialects
    for (const dialect of read) parseSchema(text, { dialect })
  }
})

it('keeps what 1,000 parentheses enclose', () => {
  const text = `CREATE TABLE a (b int DEFAULT ${'('.repeat(1_000)}1${')'.repeat(1_000)}, c int CHECK (${'('.repeat(5_000)}c > 0${')'.repeat(5_000)}))`
  for (const dialect of dialects) {
    const { problems, tables } = parseSchema(text, { dialect })
    expect(problems).toEqual([])
    expect(tables[0]!.columns[0]!.default).toEqual({ kind: 'number', text: '1' })
    expect(tables[0]!.checks[0]!.expression.kind).toBe('raw')
  }
})
