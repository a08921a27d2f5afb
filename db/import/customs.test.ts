import { Readable, Writable } from 'node:stream'
import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Database, openDatabase } from '../index.ts'
import type { Listing } from '../tables/listings/face.ts'
import { createTestDatabase, createUser, dialects, type TestDatabase } from '../testing/databases.ts'
import { writtenPlaces } from '../testing/written-places.ts'
import { type ImportOptions, importFile } from './import.ts'
import type { ImportResult } from './intake.ts'
import { type ImportMap, parseMap } from './map.ts'

const now = new Date('2026-11-01T12:00:00.000Z')

describe.each(dialects)('files as people write them, on %s', (dialect) => {
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

  const run = (source: string | Buffer, more: Partial<ImportOptions> = {}): Promise<ImportResult> =>
    importFile({
      database,
      source: Readable.from([Buffer.from(source)]),
      sellerId,
      now,
      timeZone: 'Europe/Bucharest',
      ...more,
    })

  /** By external id. */
  async function listings(): Promise<Record<string, Listing>> {
    const page = JSON.parse((await database.listings.ownPage(sellerId, { limit: 100 })).body.toString()) as {
      items: { id: string }[]
    }
    const found = await Promise.all(page.items.map(async ({ id }) => (await database.listings.find(id))!))
    return Object.fromEntries(found.map((listing) => [listing.externalId, listing]))
  }

  async function column<T>(pick: (listing: Listing) => T): Promise<Record<string, T>> {
    return Object.fromEntries(Object.entries(await listings()).map(([id, listing]) => [id, pick(listing)]))
  }

  it('reads numbers by their unit', async () => {
    const header = 'id,title,category,make,model,year,km,fuel,engine,power'
    const car = (id: string, rest: string) => `${id},Golf,cars,volkswagen,Golf,2015,${rest}`
    const rows = [
      car('a', '150.000 km,diesel,1.998 cm³,110 CP'),
      car('b', '"150,000",diesel,"1,998 cm³",110'),
      car('c', '150 000,diesel,1998,"110,5"'),
      car('d', '98.5,diesel,2.0 l,110'),
    ]
    expect(await run(`${header}\n${rows.join('\n')}`)).toMatchObject({ created: 4, rejected: 0 })
    expect(await column(({ attributes: { km, engine, power } }) => [km, engine, power])).toEqual({
      a: [150_000, 1998, 110],
      b: [150_000, 1998, 110],
      c: [150_000, 1998, 110.5],
      d: [98.5, 2000, 110],
    })
  })

  it('reads numbers by what their column agrees on, and refuses by name what nothing tells', async () => {
    const flats = (...areas: string[]) =>
      `id,title,category,rooms,area\n${areas.map((area, i) => `f${i},Apartament,flats-for-sale,2,"${area}"`).join('\n')}`
    await run(flats('52,5 mp', '52,50', '1.250,5 mp', '65,25 m²', '7,5', '1.250'))
    expect(await column(({ attributes }) => attributes.area)).toEqual({
      f0: 52.5,
      f1: 52.5,
      f2: 1250.5,
      f3: 65.25,
      f4: 7.5,
      f5: 1250,
    })
    const result = await run(flats('1.250', '80'))
    expect(result).toMatchObject({ updated: 1, rejected: 1 })
    expect(result.reasons[0]!.reason).toMatch(/^attributes\.area: may be read in two ways: say in the map/)
  })

  it('takes Excel’s first line for what it is', async () => {
    expect(await run('sep=;\nid;title;category;price\ns1;Carte, veche;kitchens;100\n')).toMatchObject({
      created: 1,
      unusedColumns: [],
    })
    expect(await column(({ title }) => title)).toEqual({ s1: 'Carte, veche' })
  })

  it('reads headers with a mark, quotes and line breaks', async () => {
    const header = '\uFEFF"Preț (lei, cu\nTVA, fără)";title;category;id'
    const map = { title: 'title', category: 'category', externalId: 'id', price: 'Preț (lei, cu TVA, fără)' }
    expect(await run(`${header}\n"100";Carte;kitchens;a`, { map })).toMatchObject({ created: 1 })
    expect(await column(({ price }) => price)).toEqual({ a: { amount: 10_000, currency: 'RON' } })
  })

  it('takes missing fields at the end for empty, and passes over empty surplus ones', async () => {
    const rows = ['1;Unul;kitchens;', '2;Doi;kitchens', '3;Trei;kitchens;5;', '4;Patru;kitchens;5;;;']
    const odd = ['5;Cinci;kitchens;5;x', '6;Sase', '7;Sapte;kitchens;5;;;;x']
    const result = await run(`id;title;category;price\n${[...rows, ...odd].join('\n')}`)
    expect(Object.keys(await listings()).sort()).toEqual(['1', '2', '3', '4'])
    expect(result.reasons).toMatchObject([
      { reason: "row: has more fields than the header's 4", count: 2 },
      { reason: 'category: is missing', count: 1 },
    ])
  })

  it('reads times of every kind in the site’s zone, and refuses days that do not exist', async () => {
    const times = {
      a: '31.12.2025',
      b: '31/12/2025 18:30',
      c: '1735689600',
      d: '2026-07-01 12:00',
      e: '2026-07-01T12:00:00+03:00',
      f: '1 iulie 2026',
      g: '46204.5',
      h: '"Wed, 01 Jul 2026 12:00:00 +0300"',
      i: '2026-13-45',
      j: '2026-02-30',
    }
    const rows = Object.entries(times).map(([id, time]) => `${id},Data de azi,kitchens,5,${time}`)
    const result = await run(`id,title,category,price,publishedAt\n${rows.join('\n')}`)
    expect(await column(({ publishedAt }) => publishedAt)).toEqual({
      a: '2025-12-30T22:00:00.000Z',
      b: '2025-12-31T16:30:00.000Z',
      c: '2025-01-01T00:00:00.000Z',
      d: '2026-07-01T09:00:00.000Z',
      e: '2026-07-01T09:00:00.000Z',
      f: '2026-06-30T21:00:00.000Z',
      g: '2026-07-01T09:00:00.000Z',
      h: '2026-07-01T09:00:00.000Z',
    })
    expect(result.reasons).toMatchObject([{ reason: 'publishedAt: is a day that does not exist', count: 2 }])
    expect(result.notes).toEqual([])
  })

  it('leaves a time to come out, so that reading it again puts no listing before the others', async () => {
    const file = 'id,title,category,price,publishedAt\na,Data de mâine,kitchens,5,2026-12-24'
    expect(await run(file)).toMatchObject({
      created: 1,
      notes: [
        { note: 'publishedAt: lies in the future and is left out', count: 1, line: 2, text: '2026-12-24' },
      ],
    })
    const first = await column(({ publishedAt }) => publishedAt)
    const later = new Date(now.getTime() + 86_400_000)
    expect(await run(file, { now: later })).toMatchObject({ created: 0, updated: 0, unchanged: 1 })
    expect(await column(({ publishedAt }) => publishedAt)).toEqual(first)
  })

  it('never loses a row for its price', async () => {
    const prices = [
      '12.500,-',
      '250 lei/buc',
      'gratis',
      '0 lei',
      '3500 HUF',
      'de la 100 lei',
      '100-150 lei',
      'vorbim',
    ]
    const rows = prices.map((price, i) => `e${i},Scaun pliant,kitchens,"${price}"`)
    expect(await run(`id,title,category,price\n${rows.join('\n')}`)).toMatchObject({
      created: 8,
      rejected: 0,
    })
    const ron = (amount: number) => ({ amount, currency: 'RON' })
    expect(await column(({ price }) => price)).toEqual({
      e0: ron(1_250_000),
      e1: ron(25_000),
      e2: ron(0),
      e3: ron(0),
      e4: null,
      e5: null,
      e6: null,
      e7: null,
    })
    const foreign = await run('id,title,category,price,currency\nx,Scaun pliant,kitchens,5,BTC')
    expect(foreign).toMatchObject({ created: 1, notes: [{ count: 1, text: 'BTC' }] })
    const free = await run(
      'id,title,category,price,currency\nfree,Scaun pliant,kitchens,0,BTC\nnone,Scaun vechi,kitchens,,EUR',
    )
    expect(free).toMatchObject({ created: 2, notes: [] })
    expect(await column(({ price }) => price)).toMatchObject({ free: ron(0), none: null })
  })

  it('takes prices that name no currency for the site’s first one', async () => {
    const { currencies, rates } = database.site.current
    const chosen = { currencies: ['HUF', 'EUR'], rates: { HUF: 1, EUR: 400, RON: 80 } } as const
    await database.site.change(chosen)
    const rows = [
      'a,Scaun,kitchens,5000',
      'b,Scaun,kitchens,5000 Ft',
      'c,Scaun,kitchens,12 €',
      'd,Scaun,kitchens,5 lei',
    ]
    expect(await run(`id,title,category,price\n${rows.join('\n')}`)).toMatchObject({ created: 4 })
    expect(await column(({ price }) => price)).toEqual({
      a: { amount: 500_000, currency: 'HUF' },
      b: { amount: 500_000, currency: 'HUF' },
      c: { amount: 1_200, currency: 'EUR' },
      d: null,
    })
    await database.site.change({ currencies, rates })
  })

  it('measures texts as the API does: in characters, once blanks are put right', async () => {
    const texts = {
      a: '🚗'.repeat(120),
      b: '🚗'.repeat(121),
      c: 'a'.repeat(121),
      d: 'x\u202eyz',
      e: '\u200b\u200b',
      f: '  spatii   multe  ',
      g: 'Linie\nnoua',
      h: 'Tab\tin',
      i: 'de\u0301coration',
      j: 'ab',
      k: '"<b>html</b>"',
    }
    const rows = Object.entries(texts).map(([id, title]) => `${id},"${title.replaceAll('"', '""')}",kitchens`)
    const result = await run(`id,title,category\n${rows.join('\n')}`)
    expect(await column(({ title }) => title)).toEqual({
      a: texts.a,
      f: 'spatii multe',
      g: 'Linie noua',
      h: 'Tab in',
      i: 'd\u00e9coration',
      k: '"<b>html</b>"',
    })
    expect(result.reasons).toMatchObject([
      { reason: 'title: is longer than 120 characters', count: 2 },
      { reason: 'title: needs at least 3 characters', count: 2 },
      { reason: 'title: holds control characters', count: 1 },
    ])
  })

  it('cuts a title that is too long where the map says so', async () => {
    const csv = `id,title,category\n1,${'Titlu foarte lung '.repeat(8)},kitchens`
    expect(await run(csv)).toMatchObject({ rejected: 1 })
    const map = parseMap({ externalId: 'id', title: { column: 'title', cut: true }, category: 'category' })
    const result = await run(csv, { map })
    expect(result).toMatchObject({
      created: 1,
      notes: [{ note: 'title: is cut to 120 characters', line: 2 }],
    })
    const [title] = Object.values(await column((listing) => listing.title))
    expect(title).toMatch(/^Titlu foarte lung .* Titlu…$/)
    expect([...title!].length).toBeLessThanOrEqual(120)
  })

  /** What the import makes of texts in the place column, by text: name and county, or null. */
  async function placesOf(texts: string[]) {
    const rows = texts.map((text, i) => `${i},Scaun pliant,kitchens,"${text}"`)
    const result = await run(`id,title,category,place\n${rows.join('\n')}`)
    const found = await listings()
    const names = await Promise.all(
      texts.map(async (_, i) => {
        const { placeId } = found[i]!
        const place = placeId === null ? undefined : await database.places.find(placeId)
        return place ? `${place.name} ${place.countyCode}` : null
      }),
    )
    return { names, found: texts.map((_, i) => found[i]!), notes: result.notes }
  }

  it('finds localities as people write them', async () => {
    const texts = writtenPlaces.map(([text]) => text)
    const { names, found, notes } = await placesOf(texts)
    expect(texts.map((text, i) => [text, names[i]])).toEqual(
      writtenPlaces.map(([text, name, code]) => [text, name === undefined ? null : `${name} ${code}`]),
    )
    // Of none or several: kept as text.
    expect(found[texts.indexOf("L'Aquila")]).toMatchObject({ placeName: "L'Aquila", placeId: null })
    expect(found[texts.indexOf('Popești')]).toMatchObject({ placeName: 'Popești', placeId: null })
    expect(notes).toMatchObject([
      {
        note: 'place: is the name of several localities; a county would tell which; kept as text',
        count: 2,
        text: 'Popești',
      },
      { note: 'place: is no known locality; kept as text', count: 1, text: "L'Aquila" },
    ])
  })

  it('means the same place as the completion does, however it is spelt', async () => {
    const spellings: ((text: string) => string)[] = [
      (text) => text.normalize('NFD').replace(/\p{M}/gu, ''),
      (text) => text.replaceAll('ș', 'ş').replaceAll('ț', 'ţ').toUpperCase(),
      (text) =>
        text
          .replace(/(?<=.)â/g, 'î')
          .replaceAll('Sfântu', 'Sf.')
          .replaceAll('Miercurea', 'Mc.'),
    ]
    const written = fc
      .tuple(fc.constantFrom(...(await database.places.all())), fc.constantFrom(...spellings), fc.boolean())
      .map(
        ([place, spell, isCode]) =>
          `${spell(place.name)}, ${isCode ? place.countyCode : spell(place.county)}`,
      )
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(written, { minLength: 20, maxLength: 50 }), async (texts) => {
        const { names } = await placesOf(texts)
        const completed = await Promise.all(
          texts.map(async (text) => {
            const { items } = JSON.parse((await database.places.search(text, 1)).body.toString())
            return `${items[0].name} ${items[0].countyCode}`
          }),
        )
        expect(names).toEqual(completed)
      }),
      { numRuns: 3 },
    )
  })

  it('matches options without diacritics, and names them where none fits', async () => {
    const map: ImportMap = parseMap({
      externalId: 'id',
      title: 'titlu',
      category: { value: 'cars' },
      attributes: {
        make: 'marca',
        model: 'model',
        year: 'an',
        km: 'km',
        fuel: 'combustibil',
        gearbox: 'cutie',
      },
    })
    const rows = [
      '1,Logan,Dacia,Logan,2012,120000,Benzina,Manuala',
      '2,Audi A4,Audi,A4,2015,90000,diesel,Automata',
    ]
    const result = await run(
      `id,titlu,marca,model,an,km,combustibil,cutie\n${rows.join('\n')}\n3,Audi A4,Audi,A4,2015,9,Apa,Manuala`,
      { map },
    )
    expect(await column(({ attributes: { fuel, gearbox } }) => [fuel, gearbox])).toEqual({
      1: ['petrol', 'manual'],
      2: ['diesel', 'automatic'],
    })
    expect(result.reasons[0]!.reason).toMatch(/^attributes\.fuel: is none of the options Benzină, /)
  })

  it('takes categories by their names', async () => {
    await run('id,title,category\n1,Logan bun,autoturisme\n', {
      map: { externalId: 'id', title: 'title', category: 'category', requireAttributes: false },
    })
    expect(await column(({ categoryId }) => categoryId)).toEqual({ 1: 'cars' })
  })

  it('knows UTF-16 without a mark, and takes its name in the map', async () => {
    const csv = 'id,title,category\n1,Mașină roșie,kitchens\n'
    expect(await run(Buffer.from(csv, 'utf16le'))).toMatchObject({ created: 1 })
    expect(await run(Buffer.from(csv, 'utf16le').swap16())).toMatchObject({ unchanged: 1 })
    const map = parseMap({ encoding: 'utf-16be', externalId: 'id', title: 'title', category: 'category' })
    expect(await run(Buffer.from(csv, 'utf16le').swap16(), { map })).toMatchObject({ unchanged: 1 })
    expect(await column(({ title }) => title)).toEqual({ 1: 'Mașină roșie' })
  })

  it('reads quoted fields after blanks', async () => {
    await run(
      'id, title, description, category\n1, "Quoted, with space", "d", kitchens\n2,Plain ok,d,kitchens',
    )
    expect(await column(({ title }) => title)).toEqual({ 1: 'Quoted, with space', 2: 'Plain ok' })
  })

  it('notices lines before the header, and passes over them where told', async () => {
    const csv = 'Magazin SRL;;;\nData: 2026-01-02;;;\nid;title;category;price\n1;Scaun;kitchens;10\n'
    await expect(run(csv)).rejects.toThrow(
      'on line 3: say so with "skipLines": 2 in the map, or --skip-lines 2',
    )
    await expect(run(`${'x\n'.repeat(50_000)}${csv}`)).rejects.toThrow('needs the columns title and category')
    expect(await run(csv, { choices: { skipLines: 2 } })).toMatchObject({ created: 1 })
    const map = parseMap({ skipLines: 2, externalId: 'id', title: 'title', category: 'category' })
    expect(await run(csv, { map })).toMatchObject({ rows: 1, unusedColumns: ['price'] })
  })

  it('reads refused rows again once they are mended, whatever the map says of the file', async () => {
    const map = parseMap({
      ...{ delimiter: ';', skipLines: 1, encoding: 'windows-1250', externalId: 'id' },
      ...{
        title: 'titlu',
        category: { value: 'kitchens' },
        price: 'pret',
        publishedAt: 'data',
        lat: 'lat',
        lon: 'lon',
      },
    })
    const refusedOf = async (source: string | Buffer) => {
      let log = ''
      const rejectTo = new Writable({
        write(chunk, _encoding, done) {
          log += chunk
          done()
        },
      })
      return { result: await run(source, { map, rejectTo }), log }
    }
    const csv =
      'Stoc\nid;titlu;pret;data;lat;lon\n1;=Scaun;5;2026-02-30;46;-3,5\n2;M;"7 ";;;\n3;Bun de tot;1;;;\n4;"x" y;;;;\n'
    const { result, log } = await refusedOf(csv)
    expect(result).toMatchObject({ created: 1, rejected: 3 })
    expect(log.split('\r\n')).toEqual([
      '\ufeffrefused_line,refused_because,refused_row,id,titlu,pret,data,lat,lon',
      `3,"publishedAt: is a day that does not exist: ""2026-02-30""",,1,"'=Scaun",5,2026-02-30,46,"-3,5"`,
      '4,"title: needs at least 3 characters: ""M""",,2,M,"7 ",,,',
      '6,text after a closing quote,"4;""x"" y;;;;",,,,,,',
      '',
    ])
    const mended = log.replaceAll('2026-02-30', '2026-02-20').replace(',2,M,', ',2,Masă,')
    const again = await refusedOf(mended)
    expect(again.result).toMatchObject({ created: 2, rejected: 1 })
    expect(await column(({ title, lon }) => ({ title, lon }))).toMatchObject({
      1: { title: '=Scaun', lon: -3.5 },
      2: { title: 'Masă' },
    })
    expect((await refusedOf(again.log)).log).toBe(again.log)
  })

  it('knows a row without an external id again by what it holds', async () => {
    const csv = 'title,category,price\nScaun unu,kitchens,1\nScaun doi,kitchens,2\n'
    expect(await run(csv)).toMatchObject({ created: 2 })
    expect(await run(csv)).toMatchObject({ created: 0, unchanged: 2 })
    const turned =
      'price;category;title\n1;kitchens; Scaun unu \n2;kitchens;Scaun doi\n3;kitchens;Scaun trei\n'
    expect(await run(turned)).toMatchObject({ created: 1, unchanged: 2 })
    expect(await run(csv, { allowDuplicates: true })).toMatchObject({ created: 2 })
    const mixed = 'id,title,category\n7,Scaun sapte,kitchens\n,Scaun opt,kitchens\n'
    await run(mixed)
    expect(await run(mixed)).toMatchObject({ created: 0, unchanged: 2 })
  })
})
