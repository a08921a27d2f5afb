import { randomBytes } from 'node:crypto'
import { gzipSync, zstdCompressSync } from 'node:zlib'
import { strToU8, zipSync } from 'fflate'
import { writeOds } from 'hucre/ods'
import { writeXlsx } from 'hucre/xlsx'
import { describe, expect, it } from 'vitest'
import { ImportError } from '../errors.ts'
import { openTable } from '../open.ts'
import type { TableChoices } from './table.ts'

async function open(file: string | Uint8Array, choices: TableChoices = {}) {
  const bytes = Buffer.from(file as string)
  async function* source() {
    for (let at = 0; at < bytes.length; at += 1_000) yield bytes.subarray(at, at + 1_000)
  }
  const table = await openTable(source(), choices, { sizes: { packedBytes: 0, bytes: 0 } })
  const rows = []
  for await (const batch of table.batches) rows.push(...batch)
  return { found: table.found, header: table.header.fields, rows, fields: rows.map(({ fields }) => fields) }
}

describe('CSV of every kind', () => {
  // The cases that csv-spectrum names, with data of our own.
  it.each([
    ['commas in quotes', 'a,b\nOradea,"Str. Mare 1, ap. 2"\n', [['Oradea', 'Str. Mare 1, ap. 2']]],
    [
      'empty fields',
      'a,b,c\n1,"",""\n2,3,4\n',
      [
        ['1', '', ''],
        ['2', '3', '4'],
      ],
    ],
    [
      'empty fields before CRLF',
      'a,b,c\r\n1,"",""\r\n2,3,4\r\n',
      [
        ['1', '', ''],
        ['2', '3', '4'],
      ],
    ],
    [
      'doubled quotes',
      'a,b\n1,"so ""called"""\n2,x\n',
      [
        ['1', 'so "called"'],
        ['2', 'x'],
      ],
    ],
    [
      'JSON',
      'a,b\n1,"{""type"": ""Point"", ""at"": [1.5, 2]}"\n',
      [['1', '{"type": "Point", "at": [1.5, 2]}']],
    ],
    ['coordinates', 'name;at\nTurn;"46°46\'12""N 23°35\'24""E"\n', [['Turn', '46°46\'12"N 23°35\'24"E']]],
    ['line breaks', 'a,b\n1,"two\nlines"\n', [['1', 'two\nlines']]],
    ['CRLF within fields', 'a,b\r\n1,"two\r\nlines"\r\n', [['1', 'two\r\nlines']]],
    ['quotes and line breaks', 'a,b\n1,"say\n""no"""\n', [['1', 'say\n"no"']]],
    ['no line end at the end', 'a,b\n1,2', [['1', '2']]],
    ['UTF-8', 'a,b\nș,ʤ😀\n', [['ș', 'ʤ😀']]],
  ])('is read with %s', async (_, text, fields) => {
    expect((await open(text)).fields).toEqual(fields)
  })
})

describe('encodings', () => {
  const text = 'id,titlu\n1,Maşină roşie cu uşi\n2,Ţeavă şi câţiva îngeri\n'
  const bytes: Record<string, number> = {
    ş: 0xba,
    ţ: 0xfe,
    Ţ: 0xde,
    ă: 0xe3,
    â: 0xe2,
    î: 0xee,
    '€': 0x80,
    é: 0xe9,
    è: 0xe8,
  }
  const encoded = (given: string, more: Record<string, number> = {}) =>
    Buffer.from([...given].map((one) => more[one] ?? bytes[one] ?? one.charCodeAt(0)))

  it('are found from what they hold', async () => {
    const windows = await open(encoded(text))
    expect(windows).toMatchObject({ found: { encoding: 'windows-1250' } })
    expect(windows.fields).toEqual([
      ['1', 'Maşină roşie cu uşi'],
      ['2', 'Ţeavă şi câţiva îngeri'],
    ])
    const french = 'id,titre\n1,Très belle forêt à 5 €\n'
    expect(await open(encoded(french, { ê: 0xea, à: 0xe0 }))).toMatchObject({
      found: { encoding: 'windows-1252' },
      fields: [['1', 'Très belle forêt à 5 €']],
    })
    const quoted = 'id,titlu\n1,„Casă” și „curte”\n'
    expect(await open(encoded(quoted, { '„': 0xa5, '”': 0xb5, ș: 0xba }))).toMatchObject({
      found: { encoding: 'iso-8859-16' },
      fields: [['1', '„Casă” și „curte”']],
    })
    expect((await open(Buffer.from(text, 'utf16le'))).found.encoding).toBe('utf-16le')
    expect((await open(Buffer.from(text, 'utf16le').swap16())).found.encoding).toBe('utf-16be')
  })

  it('are UTF-8 where most is, so that a bad row is refused alone', async () => {
    const mixed = Buffer.concat([
      Buffer.from('id,titlu\n1,Mașină\n2,Șură\n'),
      Buffer.from([0x33, 0x2c, 0xba, 0x0a]),
    ])
    const { found, rows } = await open(mixed)
    expect(found.encoding).toBe('utf-8')
    expect(rows.map(({ fault }) => fault)).toEqual([
      undefined,
      undefined,
      expect.stringContaining('not UTF-8'),
    ])
  })

  it('are as said where the file has no mark', async () => {
    expect((await open(encoded(text), { encoding: 'iso-8859-16' })).fields[0]![1]).toBe('Mașină roșie cu uși')
    const marked = Buffer.from(`\ufeff${text}`)
    expect((await open(marked, { encoding: 'windows-1250' })).fields[0]![1]).toBe('Maşină roşie cu uşi')
  })
})

describe('XML', () => {
  it.each([
    [
      'a merchant’s feed',
      `<?xml version='1.0'?><rss xmlns:g="http://base.google.com/ns/1.0"><channel><title>Shop</title>
      <item><g:id>1</g:id><g:title>Masă</g:title></item></channel></rss>`,
      'item',
      ['g:id', 'g:title'],
      [['1', 'Masă']],
    ],
    [
      'elements again and again',
      '<stoc><data>azi</data><masina nr="1"><culoare>roșu</culoare></masina><masina nr="2"/></stoc>',
      'masina',
      ['@nr', 'culoare'],
      [
        ['1', 'roșu'],
        ['2', ''],
      ],
    ],
  ])('finds the items of %s', async (_, text, items, header, fields) => {
    expect(await open(text)).toMatchObject({ found: { form: 'xml', items }, header, fields })
  })

  it('takes the element that is named, and the encoding that the file says', async () => {
    const text = '<?xml version="1.0" encoding="ISO-8859-2"?><a><b><c>\u00ba</c></b><b/></a>'
    expect(await open(Buffer.from(text, 'latin1'))).toMatchObject({
      found: { items: 'b' },
      fields: [['ş'], ['']],
    })
    expect(await open('<a><x><t>1</t></x><x/><y><t>2</t></y></a>', { items: 'y' })).toMatchObject({
      fields: [['2']],
    })
    await expect(open('<a>only text</a>')).rejects.toThrow('no element looks like an item')
    await expect(open('<a><b><c>1</c></b>')).rejects.toThrow(ImportError)
    await expect(open('<html><table></table></html>')).rejects.toThrow('web page')
  })
})

describe('spreadsheets', () => {
  const rows = [
    ['Stoc', null, null, null],
    ['id', 'titlu', 'cilindree', 'data'],
    ['1', 'Scaun', 1.998, new Date('2026-07-01T12:30:00Z')],
    [2, 'Masă', 1250, new Date('2026-07-02T00:00:00Z')],
  ]
  const sheets = [
    { name: 'Prima', rows },
    { name: 'A doua', rows: [['id'], ['9']] },
  ]
  const expected = [
    ['1', 'Scaun', '1.9980', '2026-07-01 12:30:00'],
    ['2', 'Masă', '1250', '2026-07-02'],
  ]

  it.each([
    ['.xlsx', writeXlsx],
    ['.ods', writeOds],
  ])('are read: %s', async (_, write) => {
    const file = await write({ sheets } as never)
    const read = await open(file, { skipLines: 1 })
    expect(read).toMatchObject({
      found: { form: 'spreadsheet', headerLine: 2 },
      header: rows[1],
      fields: expected,
    })
    expect((await open(gzipSync(file), { skipLines: 1 })).fields).toEqual(expected)
    expect(await open(file, { items: 'A doua' })).toMatchObject({ header: ['id'], fields: [['9']] })
    await expect(open(file, { items: 'Lipsă' })).rejects.toThrow(ImportError)
    await expect(open(file.subarray(0, 500))).rejects.toThrow(ImportError)
    await expect(open(file, { form: 'csv' })).rejects.toThrow('is a spreadsheet')
  })
})

describe('packed files', () => {
  const csv = `id,title\n${'1,Scaun de lemn cu spătar\n'.repeat(3_000)}`
  it('are what is within', async () => {
    for (const [packing, bytes] of [
      ['gzip', gzipSync(csv)],
      ['Zstandard', zstdCompressSync(csv)],
      [
        'ZIP',
        zipSync({
          'a/': new Uint8Array(0),
          'a/stoc.csv': strToU8(csv),
          '__MACOSX/a/._stoc.csv': strToU8('x'),
        }),
      ],
    ] as const) {
      const { found, rows } = await open(bytes)
      expect({ packing: found.packing, rows: rows.length }).toEqual({ packing, rows: 3_000 })
    }
    expect((await open(zipSync({ 'a.xml': strToU8('<a><b><c>1</c></b></a>') }))).found.form).toBe('xml')
  })

  it('are refused with several files, none, or half of one', async () => {
    const two = zipSync({ 'a.csv': strToU8(csv), 'b.csv': strToU8(csv) })
    await expect(open(two)).rejects.toThrow('several files (a.csv, b.csv')
    await expect(open(zipSync({ 'a/': new Uint8Array(0) }))).rejects.toThrow('holds no file')
    const noise = randomBytes(20_000)
    await expect(open(zipSync({ 'a.csv': noise }).subarray(0, 15_000))).rejects.toThrow(/damaged|too early/)
  })

  it('may be JSON, whose numbers can be read in one way only', async () => {
    expect(await open('[{"a":{"b":1.998}},{"a":{"b":12.5},"c":[1,2]}]')).toMatchObject({
      header: ['a.b', 'c'],
      fields: [
        ['1.9980', ''],
        ['12.5', '1 2'],
      ],
    })
  })
})
