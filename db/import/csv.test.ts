import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CsvParser, recordText } from './csv.ts'

interface Parsed {
  rows: string[][]
  lines: number[]
  texts: string[]
  bad: { line: number; reason: string; text: string }[]
}

function parse(
  input: string | Buffer,
  { step = Infinity, delimiter = ',', maxRecordBytes = 1_000_000, maxFields = 1_000 } = {},
): Parsed {
  const parsed: Parsed = { rows: [], lines: [], texts: [], bad: [] }
  const parser = new CsvParser({
    delimiter,
    maxRecordBytes,
    maxFields,
    onRecord: (record) => {
      parsed.rows.push(record.fields)
      parsed.lines.push(record.line)
      parsed.texts.push(recordText(record))
    },
    onBad: (bad) => parsed.bad.push(bad),
  })
  const bytes = Buffer.isBuffer(input) ? input : Buffer.from(input)
  for (let at = 0; at < bytes.length; at += step) parser.push(Buffer.from(bytes.subarray(at, at + step)))
  parser.end()
  return parsed
}

const write = (rows: string[][], end: string, delimiter = ','): string =>
  rows
    .map((row) =>
      row
        .map((field) =>
          /["\r\n]/.test(field) || field.includes(delimiter) || field === ''
            ? `"${field.replaceAll('"', '""')}"`
            : field,
        )
        .join(delimiter),
    )
    .join(end)

describe('CsvParser', () => {
  it.each([
    [
      'plain fields',
      'a,b\n1,2\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'no line end after the last row',
      'a,b\n1,2',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'CRLF',
      'a,b\r\n1,2\r\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'CR alone',
      'a,b\r1,2\r',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'empty fields',
      'a,b,c\n,,\n"","",""\n1,,3',
      [
        ['a', 'b', 'c'],
        ['', '', ''],
        ['', '', ''],
        ['1', '', '3'],
      ],
    ],
    [
      'a delimiter at the end',
      'a,b\n1,',
      [
        ['a', 'b'],
        ['1', ''],
      ],
    ],
    [
      'delimiters in quotes',
      'a,b\n"x, y",2',
      [
        ['a', 'b'],
        ['x, y', '2'],
      ],
    ],
    ['doubled quotes', 'a\n"he said ""no"""\n""""', [['a'], ['he said "no"'], ['"']]],
    [
      'line ends in quotes',
      'a,b\n"one\ntwo",2\n"x\r\ny",3',
      [
        ['a', 'b'],
        ['one\ntwo', '2'],
        ['x\r\ny', '3'],
      ],
    ],
    [
      'blank lines',
      'a,b\n\n1,2\r\n\r\n3,4\n\n',
      [
        ['a', 'b'],
        ['1', '2'],
        ['3', '4'],
      ],
    ],
    ['a quote inside an unquoted field', 'a\n5" pipe\nx"y"z', [['a'], ['5" pipe'], ['x"y"z']]],
    [
      'spaces kept',
      'a, b\n 1 ,"2 "',
      [
        ['a', ' b'],
        [' 1 ', '2 '],
      ],
    ],
    [
      'letters beyond ASCII',
      'a,b\nmașină,"🚗, roșie"',
      [
        ['a', 'b'],
        ['mașină', '🚗, roșie'],
      ],
    ],
    ['nothing', '', []],
  ])('reads %s, however the bytes arrive', (_, text, rows) => {
    for (const step of [Infinity, 1, 2, 3, 7]) {
      const parsed = parse(text, { step })
      expect(parsed.rows, `in pieces of ${step}`).toEqual(rows)
      expect(parsed.bad).toEqual([])
    }
  })

  it('reads back whatever a writer wrote (property)', () => {
    const field = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.string({ unit: fc.constantFrom('"', ',', ';', '\n', '\r', 'a', 'ș', ' ') }),
    )
    fc.assert(
      fc.property(
        fc.array(
          fc.array(
            field.filter((text) => !text.includes('\0') && text.isWellFormed()),
            { minLength: 2, maxLength: 5 },
          ),
          { maxLength: 8 },
        ),
        fc.constantFrom('\n', '\r\n'),
        fc.constantFrom(',', ';', '\t'),
        fc.integer({ min: 1, max: 40 }),
        (rows, end, delimiter, step) => {
          const text = write(rows, end, delimiter)
          const parsed = parse(text, { step, delimiter })
          expect(parsed.bad).toEqual([])
          expect(parsed.rows).toEqual(rows)
        },
      ),
      { numRuns: 500 },
    )
  })

  it('gives the same result for any bytes however they are cut (property)', () => {
    const soup = fc.array(fc.constantFrom(0x22, 0x2c, 0x0a, 0x0d, 0x61, 0xc8, 0x99, 0xff), { maxLength: 60 })
    fc.assert(
      fc.property(soup, fc.integer({ min: 1, max: 9 }), (bytes, step) => {
        const whole = parse(Buffer.from(bytes))
        expect(parse(Buffer.from(bytes), { step })).toEqual(whole)
      }),
      { numRuns: 1000 },
    )
  })

  it('numbers rows by the line they start on and keeps their text', () => {
    const parsed = parse('a,b\n"x\ny",1\n\n2,3\r\n"4",5')
    expect(parsed.lines).toEqual([1, 2, 5, 6])
    expect(parsed.texts).toEqual(['a,b', '"x\ny",1', '2,3', '"4",5'])
  })

  it('refuses a row with text after a closing quote, and reads on', () => {
    const parsed = parse('a,b\n"x"y,1\n2,3')
    expect(parsed.rows).toEqual([
      ['a', 'b'],
      ['2', '3'],
    ])
    expect(parsed.bad).toEqual([{ line: 2, reason: 'text after a closing quote', text: '"x"y,1' }])
  })

  it('refuses rows that are not UTF-8 or hold NUL bytes, and reads on', () => {
    const parsed = parse(
      Buffer.concat([Buffer.from('a\n'), Buffer.from([0xe9, 0x0a]), Buffer.from('x\0y\nok\n')]),
      { step: 2 },
    )
    expect(parsed.rows).toEqual([['a'], ['ok']])
    expect(parsed.bad.map(({ line }) => line)).toEqual([2, 3])
    expect(parsed.bad[0]!.reason).toContain('UTF-8')
    expect(parsed.bad[1]!.reason).toContain('NUL')
  })

  it('loses one line only to a quote that never closes', () => {
    const parsed = parse('a,b\n1,"never closed\n2,3\n4,5\n')
    expect(parsed.rows).toEqual([
      ['a', 'b'],
      ['2', '3'],
      ['4', '5'],
    ])
    expect(parsed.bad).toEqual([
      { line: 2, reason: 'a quote that is never closed', field: 2, text: '1,"never closed' },
    ])
    expect(parsed.lines).toEqual([1, 3, 4])
  })

  it('holds no more than the longest record of an endless field', () => {
    const bad: string[] = []
    const rows: string[][] = []
    const parser = new CsvParser({
      delimiter: ',',
      maxRecordBytes: 10_000,
      onRecord: ({ fields }) => rows.push(fields),
      onBad: ({ reason, text }) => {
        bad.push(reason)
        expect(text.length).toBeLessThan(5_000)
      },
    })
    parser.push(Buffer.from('a,b\n1,"'))
    const before = process.memoryUsage().arrayBuffers
    const piece = Buffer.alloc(65_536, 0x78)
    for (let index = 0; index < 1_600; index++) parser.push(piece)
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(60_000_000)
    parser.push(Buffer.from('"\n2,3\n'))
    parser.end()
    expect(rows).toEqual([
      ['a', 'b'],
      ['2', '3'],
    ])
    expect(bad).toHaveLength(1)
    expect(bad[0]).toContain('10,000 bytes')
  })

  it('refuses a long row that came whole, and reads on', () => {
    const parsed = parse(`a\n${'x'.repeat(300)}\nb\n`, { maxRecordBytes: 100 })
    expect(parsed.rows).toEqual([['a'], ['b']])
    expect(parsed.bad).toHaveLength(1)
  })

  it('keeps no more fields than asked', () => {
    expect(parse(`${'x,'.repeat(10_000)}x\na,b`, { maxFields: 5 }).rows.map((row) => row.length)).toEqual([
      5, 2,
    ])
  })
})

describe('CsvParser on quotes that lead astray', () => {
  it.each([
    ['a blank before an opening quote', '1, "x, y" ,"z" \n', [['1', 'x, y', 'z']]],
    ['a quoted word after a blank', '1, "Best" car,2\n', [['1', ' "Best" car', '2']]],
    ['a tab around quotes', '1,\t"x,y"\t,2\n', [['1', 'x,y', '2']]],
  ])('reads %s, however the bytes arrive', (_, text, rows) => {
    for (const step of [Infinity, 1, 3]) expect(parse(text, { step })).toMatchObject({ rows, bad: [] })
  })

  it('loses one line only to a quote that closes lines later in the midst of a text', () => {
    const parsed = parse('a,b\n1,"never closed\n2,3\n4,"x"\n5,6\n')
    expect(parsed.rows).toEqual([
      ['a', 'b'],
      ['2', '3'],
      ['4', 'x'],
      ['5', '6'],
    ])
    expect(parsed.bad).toMatchObject([{ line: 2, field: 2, text: '1,"never closed' }])
  })

  it('loses one line only where lines end with CR', () => {
    expect(parse('a,b\r1,"x\r2,3\r').rows).toEqual([
      ['a', 'b'],
      ['2', '3'],
    ])
  })

  const traps: [string, (lines: number) => string][] = [
    ['that open in every line', (lines) => 'a",",x\n'.repeat(lines)],
    ['that never close', (lines) => `a,"b\n${'x,y\n'.repeat(lines)}`.repeat(2)],
    ['that one in each line opens', (lines) => '1,"x\n'.repeat(lines | 1)],
    ['before text', (lines) => '"a\n"b\n'.repeat(lines)],
    ['with blanks before them', (lines) => ', "a" b'.repeat(lines)],
  ]
  it.each(traps)('looks at each byte a bounded number of times: quotes %s', (_, trap) => {
    for (const lines of [2_000, 20_000, 200_000]) {
      const bytes = Buffer.from(`id,title\n${trap(lines)}`)
      for (const step of [1_000, 1_000_000]) {
        const parser = new CsvParser({ delimiter: ',', onRecord: () => {}, onBad: () => {} })
        for (let at = 0; at < bytes.length; at += step) parser.push(bytes.subarray(at, at + step))
        parser.end()
        expect(parser.bytesLookedAt).toBeLessThan(4 * bytes.length + 3_000_000)
      }
    }
  })

  it('gives every line of a trap as a row or a refusal, once', () => {
    const lines = 30_000
    const { rows, bad } = parse(`id,title\n${'a",",x\n'.repeat(lines)}`)
    expect(bad.length).toBeGreaterThan(lines / 2)
    expect(rows.length + bad.length).toBeLessThanOrEqual(lines + 1)
    expect(new Set(bad.map(({ line }) => line)).size).toBe(bad.length)
  })

  it('names the field that is too long', () => {
    const bad: unknown[] = []
    const rows: string[][] = []
    const parser = new CsvParser({
      delimiter: ',',
      maxFieldBytes: 10,
      onRecord: ({ fields }) => rows.push(fields),
      onBad: (one) => bad.push(one),
    })
    parser.push(Buffer.from('1,2\n1,12345678901\n1,1234567890\n'))
    parser.end()
    expect(bad).toEqual([
      { line: 2, reason: 'a field longer than 10 bytes', field: 2, text: '1,12345678901' },
    ])
    expect(rows).toEqual([
      ['1', '2'],
      ['1', '1234567890'],
    ])
  })

  it('tells surplus fields that hold something from empty ones', () => {
    const surplus: boolean[] = []
    const parser = new CsvParser({
      delimiter: ';',
      maxFields: 2,
      onRecord: (record) => surplus.push(record.surplus),
      onBad: () => {},
    })
    parser.push(Buffer.from('1;2\n1;2;\n1;2;;;\n1;2;;x\n1;2;""\n1;2;"x"\n1\n'))
    parser.end()
    expect(surplus).toEqual([false, false, false, true, false, true, false])
  })
})
