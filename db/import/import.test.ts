import { DatabaseSync } from 'node:sqlite'
import { PassThrough, Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Database, openDatabase } from '../index.ts'
import type { Listing } from '../tables/listings/face.ts'
import {
  createTestDatabase,
  createUser,
  dialects,
  recordImage,
  type TestDatabase,
} from '../testing/databases.ts'
import { ImportError } from './errors.ts'
import { type ImportOptions, importFile } from './import.ts'
import type { ImportResult } from './intake.ts'
import { type ImportMap, parseMap } from './map.ts'

const now = new Date('2024-03-01T12:00:00.000Z')
const map: ImportMap = {
  externalId: 'ref',
  title: 'titlu',
  description: { column: 'descriere', html: true },
  category: { column: 'categorie', values: { masini: 'cars', telefoane: 'phones' } },
  price: { column: 'pret', currency: 'EUR' },
  place: 'oras',
  county: 'judet',
  condition: { column: 'stare', values: { nou: 'new', folosit: 'used' }, otherwise: 'good' },
  attributes: {
    make: 'marca',
    model: 'model',
    year: 'an',
    km: 'km',
    fuel: 'combustibil',
    power: { column: 'putere', onInvalid: 'drop' },
  },
}
const header = 'ref,titlu,descriere,categorie,pret,oras,judet,stare,marca,model,an,km,combustibil,putere'
const golf =
  'a1,Golf 6,Ca nou<br>urgent,masini,"€6.900",Cluj-Napoca,CJ,folosit,Volkswagen,Golf,2010,"180,000",Diesel,105 CP'

describe.each(dialects)('importFile on %s', (dialect) => {
  let test: TestDatabase
  let database: Database
  let sellerId: string

  beforeAll(async () => {
    test = await createTestDatabase(dialect)
    database = await openDatabase({ url: test.url })
  })
  afterAll(async () => {
    await database.close()
    await test.drop()
  })
  beforeEach(async () => {
    sellerId = (await createUser(database)).id
  })

  const given = (source: string | Buffer): ImportOptions => ({
    database,
    source: Readable.from([Buffer.from(source)]),
    map,
    sellerId,
    now,
    timeZone: 'Europe/Bucharest',
  })
  const run = (source: string | Buffer, more: Partial<ImportOptions> = {}): Promise<ImportResult> =>
    importFile({ ...given(source), ...more })

  async function listings(): Promise<Listing[]> {
    const page = JSON.parse((await database.listings.ownPage(sellerId, { limit: 100 })).body.toString()) as {
      items: { id: string }[]
    }
    return Promise.all(page.items.map(async ({ id }) => (await database.listings.find(id))!))
  }

  async function rejected(source: string | Buffer, more: Partial<ImportOptions> = {}) {
    const rejectTo = new PassThrough()
    const collected = text(rejectTo)
    const result = await run(source, { rejectTo, ...more })
    rejectTo.end()
    return { result, log: await collected }
  }

  it('makes a listing of a row: category, price, place, condition, typed attributes', async () => {
    const result = await run(`${header}\n${golf}\n`)
    expect(result).toMatchObject({
      rows: 1,
      created: 1,
      updated: 0,
      unchanged: 0,
      rejected: 0,
      unusedColumns: [],
    })
    const [listing] = await listings()
    expect(listing).toMatchObject({
      sellerId,
      externalId: 'a1',
      title: 'Golf 6',
      description: 'Ca nou\nurgent',
      categoryId: 'cars',
      price: { amount: 690_000, currency: 'EUR' },
      condition: 'used',
      attributes: { make: 'volkswagen', model: 'Golf', year: 2010, km: 180_000, fuel: 'diesel', power: 105 },
      placeId: 54984,
      status: 'published',
      createdAt: now.toISOString(),
    })
    expect(Date.parse(listing!.publishedAt!)).toBeGreaterThan(now.getTime())
    expect(listing!.lat).toBeCloseTo(46.77, 1)
  })

  it('does a map’s steps before, and refuses rows as the file has them', async () => {
    const map = parseMap({
      steps: [
        { filter: { column: 'gone', in: ['1'], not: true } },
        { split: { column: 'what', by: ' | ', into: ['name', 'amount'] } },
        { lookup: { column: 'town', table: 'towns', key: 'code', take: { city: 'label' } } },
        { dedupe: ['name'] },
        { cast: { amount: 'number' } },
        { select: ['id', 'name', 'amount', 'city', 'kind'] },
      ],
      tables: { towns: { code: ['cj', 'is'], label: ['Cluj-Napoca', 'Iași'] } },
      ...{ title: 'name', price: { column: 'amount', currency: 'RON' }, place: 'city', externalId: 'id' },
      category: { column: 'kind', values: { M: 'kitchens' } },
    })
    const rows = ['gone,what,town,id,kind', '0,Masă mare | 1250.5,cj,1,M', '1,Scaun vechi | 5,cj,2,M']
    rows.push('0,Masă mare | 9,is,3,M', '0,Dulap alb | mult,is,4,M', '0,Pat moale | 7,cj,5,X')
    const { result, log } = await rejected(rows.join('\n'), { map })
    expect(result).toMatchObject({ rows: 3, created: 2, rejected: 1, unusedColumns: [] })
    expect(await listings()).toMatchObject([
      { title: 'Dulap alb', price: null, placeId: 95079 },
      { title: 'Masă mare', price: { amount: 125_050, currency: 'RON' }, placeId: 54984 },
    ])
    expect(log.split('\r\n')[0]).toContain('gone,what,town,id,kind')
    expect(log).toContain('0,Pat moale | 7,cj,5,X')
    const mended = await run(log.replace('cj,5,X', 'cj,5,M'), { map })
    expect(mended).toMatchObject({ rows: 1, created: 1, rejected: 0 })
    expect(() => parseMap({ ...map, steps: [{ sort: [] }], tables: { a: { b: ['1'], c: [] } } })).toThrow(
      /steps: .*0: must have one of.*tables: must be/s,
    )
    await expect(run('a,b\n1,2', { map })).rejects.toThrow('Step 0: there is no column "gone"')
  })

  it('lets the database count its rows, by which it plans queries', async () => {
    await run(`${header}\n${golf}`)
    if (dialect === 'sqlite') {
      const file = new DatabaseSync(test.url.slice('sqlite:'.length), { readOnly: true })
      const counted = file.prepare("select count(*) as n from sqlite_stat1 where tbl = 'listings'").get()
      file.close()
      expect(counted).not.toEqual({ n: 0 })
    } else {
      const { rows } = await (await test.client()).query(
        "select reltuples from pg_class where oid = 'listings'::regclass",
      )
      expect(rows[0].reltuples).toBeGreaterThan(0)
    }
  })

  it('takes columns in any order, gzipped, with a mark, CRLF and semicolons', async () => {
    const columns = header.split(',').reverse()
    const values = [
      '105',
      'diesel',
      '5',
      '2020',
      'Golf',
      'volkswagen',
      '',
      '',
      'Iasi',
      '100',
      'masini',
      'x',
      'Golf 8',
      'r',
    ]
    const csv = `\uFEFF${columns.join(';')}\r\n${values.join(';')}\r\n`
    const result = await run(gzipSync(csv))
    expect(result).toMatchObject({ created: 1, rejected: 0 })
    expect(await listings()).toMatchObject([
      { title: 'Golf 8', attributes: { power: 105, km: 5 }, placeId: 95079 },
    ])
  })

  it('updates by external id, leaves what is the same, and lets the last row of a file win', async () => {
    await run(`${header}\n${golf}\n`)
    const [first] = await listings()
    expect(await run(`${header}\n${golf}\n`)).toMatchObject({ created: 0, updated: 0, unchanged: 1 })
    expect((await listings())[0]!.publishedAt).toBe(first!.publishedAt)
    const cheaper = golf.replace('€6.900', '€6.500')
    expect(await run(`${header}\n${golf}\n${cheaper}\n`)).toMatchObject({ rows: 2, created: 0, updated: 2 })
    expect(await listings()).toMatchObject([{ price: { amount: 650_000 } }])
  })

  it('leaves alone what the seller did on the site since', async () => {
    const owner = { id: sellerId, role: 'member' as const }
    await run(`${header}\n${golf}\n${golf.replace('a1', 'a2')}`)
    const [second, first] = await listings()
    const image = await recordImage(database, { id: sellerId }, 'c')
    await database.listings.move(first!.id, owner, 'sell')
    await database.listings.update(second!.id, owner, { imageIds: [image] })
    const cheaper = golf.replace('€6.900', '€6.500')
    expect(await run(`${header}\n${cheaper}\n${cheaper.replace('a1', 'a2')}`)).toMatchObject({ updated: 2 })
    expect(await listings()).toMatchObject([
      { externalId: 'a2', status: 'published', imageIds: [image], price: { amount: 650_000 } },
      { externalId: 'a1', status: 'sold', imageIds: [], price: { amount: 650_000 } },
    ])
    const said = { map: { ...map, status: { value: 'published' } } }
    await run(`${header}\n${cheaper}`, said)
    expect(await listings()).toMatchObject([{}, { externalId: 'a1', status: 'published' }])
  })

  it('counts and logs refused rows with line, reason and the row, and loads the others', async () => {
    const rows = [
      golf,
      golf.replace('a1', 'a2').replace('masini', 'avioane'),
      golf.replace('a1', 'a3').replace('Golf 6', ''),
      golf.replace('a1', 'a4').replace('€6.900', '99999999999999'),
      golf.replace('a1', 'a5').replace('2010', '1066'),
      golf.replace('a1', 'a6').replace('Volkswagen', 'Trabantovici'),
      golf.replace('a1', 'a7').replace(',Diesel', ','),
      'too,few',
      golf.replace('a1', 'a9').replace('105 CP', 'strong'),
      `=cmd|' /C calc'!A0${golf.slice(2).replace('masini', 'x')}`,
    ]
    const { result, log } = await rejected(`${header}\n${rows.join('\n')}\n`)
    expect(result).toMatchObject({ rows: 10, created: 3, rejected: 7 })
    const lines = log.split('\r\n')
    expect(lines[0]).toBe(`refused_line,refused_because,refused_row,${header}`)
    expect(lines[1]).toMatch(/^3,"category: is not in the map’s table of values: ""avioane""",,a2,/)
    expect(lines[2]).toMatch(/^4,title: is missing,,a3,/)
    expect(lines[3]).toMatch(/^6,"attributes.year: is not between 1900 and 2030/)
    expect(lines[4]).toMatch(
      /^7,"attributes.make: is none of the options Alfa Romeo, Audi, .* and 21 more: ""Trabantovici""/,
    )
    expect(lines[5]).toMatch(/^8,attributes.fuel: is missing,/)
    expect(lines[6]).toMatch(/^9,category: is missing,,too,few,/)
    expect(lines[7]).toMatch(/^11,/)
    expect(lines[7]).toContain(`"'=cmd|`)
    expect(log).not.toMatch(/(^|,|")=cmd/)
    expect(result.notes).toEqual([
      {
        note: 'price: is more than 10,000,000,000.00; left out',
        count: 1,
        line: 5,
        text: '99999999999999',
      },
      { note: 'attributes.power: is not a number; left out', count: 1, line: 10, text: 'strong' },
    ])
    expect(result.reasons).toContainEqual({
      reason: 'category: is not in the map’s table of values',
      count: 2,
      said: { field: 'category', code: 'not-in-map', values: {} },
    })
  })

  it('reads rows without attributes where the map allows it, and drafts without them always', async () => {
    const bare = 'b1,Bare,,masini,,,,,,,,,,'
    expect(await run(`${header}\n${bare}`)).toMatchObject({ created: 0, rejected: 1 })
    expect(await run(`${header}\n${bare}`, { map: { ...map, requireAttributes: false } })).toMatchObject({
      created: 1,
    })
    const draft = bare.replace('b1', 'b2')
    expect(await run(`${header}\n${draft}`, { map: { ...map, status: { value: 'draft' } } })).toMatchObject({
      created: 1,
    })
  })

  it('takes no price and "None" for "on request", and 0 for free unless told otherwise', async () => {
    const rows = ['', 'None', '$0'].map((price, index) =>
      golf.replace('a1', `p${index}`).replace('"€6.900"', price),
    )
    await run(`${header}\n${rows.join('\n')}`)
    expect((await listings()).map((listing) => listing.price)).toEqual([
      { amount: 0, currency: 'USD' },
      null,
      null,
    ])
    await run(`${header}\n${rows[2]}`, { map: { ...map, price: { column: 'pret', zero: 'on-request' } } })
    expect((await listings()).map((listing) => listing.price)).toEqual([null, null, null])
  })

  it('keeps an unknown place as text, and asks for the county where names repeat', async () => {
    const place = (city: string, county: string, id: string) =>
      golf.replace('a1', id).replace('Cluj-Napoca,CJ', `${city},${county}`)
    const rows = [
      place('Atlantis', '', 'c1'),
      place('bucuresti', '', 'c2'),
      place('Florești', 'Cluj', 'c3'),
      place('Valea Mare', '', 'c4'),
    ]
    expect(await run(`${header}\n${rows.join('\n')}`)).toMatchObject({ created: 4 })
    const byId = new Map((await listings()).map((listing) => [listing.externalId, listing]))
    expect(byId.get('c1')).toMatchObject({ placeId: null, placeName: 'Atlantis' })
    expect(byId.get('c2')).toMatchObject({ placeId: 179132 })
    expect((await database.places.find(byId.get('c3')!.placeId!))!.countyCode).toBe('CJ')
    expect(byId.get('c4')).toMatchObject({ placeId: null, placeName: 'Valea Mare' })
  })

  it('needs no map where columns are named like fields, and says what it left alone', async () => {
    const csv =
      'title,category,price,currency,lat,lon,storage,brand,model,colour of the sky\nPhone,phones,10,EUR,46.5,23.5,128,Apple,X,blue\n'
    const { map: _, ...options } = given(csv)
    const result = await importFile(options)
    expect(result).toMatchObject({ created: 1, rejected: 0, unusedColumns: ['colour of the sky'] })
    expect(await listings()).toMatchObject([
      {
        categoryId: 'phones',
        price: { amount: 1000, currency: 'EUR' },
        lat: 46.5,
        attributes: { storage: 128, brand: 'apple' },
      },
    ])
  })

  it('refuses what lies about itself: days that do not exist, places off the globe, endless texts', async () => {
    const columns = 'title,category,lat,lon,publishedAt,externalId'
    const rows = [
      'Labrador,dogs,91,0,,',
      'Labrador,dogs,,5,,',
      'Labrador,dogs,1e1,5,,',
      'Labrador,dogs,,,2026-02-30,',
      `${'T'.repeat(121)},dogs,,,,`,
      `Labrador,dogs,,,,${'x'.repeat(201)}`,
      'Labrador,vehicles,,,,',
      'Labrador,__proto__,,,,',
    ]
    const { map: _, ...options } = given(`${columns}\n${rows.join('\n')}`)
    const result = await importFile(options)
    expect(result).toMatchObject({ rows: 8, created: 0, rejected: 8 })
  })

  it('says which columns a map names that the file does not have, and which attributes nobody has', async () => {
    const wrong = { ...map, title: 'title', attributes: { wings: 'km' }, category: { value: 'planes' } }
    const failure = run(`${header}\n${golf}`, { map: wrong })
    await expect(failure).rejects.toThrow(ImportError)
    await expect(failure).rejects.toThrow('title: the file has no column "title"; it has ref, titlu')
    await expect(failure).rejects.toThrow('attributes.wings: no category has this attribute')
    await expect(failure).rejects.toThrow('category: there is no category "planes"')
  })

  it('refuses files that are none', async () => {
    await expect(run('')).rejects.toThrow('empty')
    await expect(run(Buffer.from('PK\x03\x04rest'))).rejects.toThrow('ZIP')
    await expect(run(`a,a\n1,2`)).rejects.toThrow('two columns "a"')
    await expect(run(`${'c,'.repeat(10_000)}c\n`)).rejects.toThrow('more than 1000 columns')
    await expect(run(gzipSync(`${header}\n${golf}\n`.repeat(50)).subarray(0, -20))).rejects.toThrow(
      'ends too early',
    )
    const damaged = gzipSync(Buffer.from(`${header}\n${golf}\n`))
    damaged.fill(0xff, 20, 60)
    await expect(run(damaged)).rejects.toThrow('damaged')
    await expect(
      run(`${header}\n${golf}`, { sellerId: '00000000-0000-7000-8000-000000000000' }),
    ).rejects.toThrow('no seller')
  })

  it('stops a gzip bomb and a file over the limit', async () => {
    const bomb = gzipSync(Buffer.concat([Buffer.from(`${header}\n`), Buffer.alloc(120_000_000, 0x61)]))
    await expect(run(bomb)).rejects.toThrow('more than 400 times its size')
    await expect(run(bomb, { limits: { maxBytes: 1_000_000 } })).rejects.toThrow(
      'more than 1,000,000 bytes unpacked',
    )
  })

  it('reads Windows-1250 where the map says so, and UTF-16 by its mark', async () => {
    const csv = 'titlu,cat\nMaşină roşie,dogs\n'
    const plain: ImportMap = { title: 'titlu', category: 'cat' }
    const byte: Record<string, number> = { ş: 0xba, ă: 0xe3 }
    const windows = Buffer.from([...csv].map((character) => byte[character] ?? character.charCodeAt(0)))
    await run(windows, { map: { ...plain, encoding: 'windows-1250' }, allowDuplicates: true })
    await run(Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(csv, 'utf16le')]), {
      map: plain,
      allowDuplicates: true,
    })
    expect((await listings()).map((listing) => listing.title)).toEqual(['Maşină roşie', 'Maşină roşie'])
  })

  it('reports progress that adds up', async () => {
    const before = await database.listings.countPublished()
    const rows = Array.from({ length: 12_000 }, (_, index) => golf.replace('a1', `n${index}`))
    const seen: number[] = []
    const csv = Buffer.from(`${header}\n${rows.join('\n')}\n`)
    const source = (async function* () {
      for (let at = 0; at < csv.length; at += 50_000) yield csv.subarray(at, at + 50_000)
    })()
    const result = await run('', {
      source,
      limits: { batchRows: 5_000 },
      onProgress: (progress) => seen.push(progress.created),
    })
    expect(result).toMatchObject({
      rows: 12_000,
      created: 12_000,
      bytes: csv.length,
      packedBytes: csv.length,
    })
    expect(seen).toEqual([5_000, 10_000, 12_000])
    expect(await database.listings.countPublished()).toBe(before + 12_000)
  })

  it('writes long texts in smaller batches', async () => {
    const csv = Buffer.from(
      `title,category,description\n${`Labrador,dogs,${'lung '.repeat(1_500)}\n`.repeat(2_500)}`,
    )
    const source = (async function* () {
      for (let at = 0; at < csv.length; at += 500_000) yield csv.subarray(at, at + 500_000)
    })()
    const seen: number[] = []
    const { map: _, ...options } = given('')
    const result = await importFile({
      ...options,
      source,
      allowDuplicates: true,
      onProgress: ({ created }) => seen.push(created),
    })
    expect(result).toMatchObject({ created: 2_500, rejected: 0 })
    expect(seen).toHaveLength(2)
    expect(seen[0]).toBeLessThan(2_400)
  })
})
