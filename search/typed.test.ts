import { describe, expect, it } from 'vitest'
import { createSearchIndex } from './index.ts'

/** Searches as people type them, through the face: of titles alone, in the order given by `ids`. */
function indexOf(titles: Record<string, string>) {
  const index = createSearchIndex({
    id: 'id',
    text: { title: { weight: 3 } },
    keyword: [],
    numeric: [],
    languages: ['ro', 'en'],
  })
  index.upsert(Object.entries(titles).map(([id, title]) => ({ id, title })))
  return async (query: string) => (await index.search({ query })).hits.map(({ id }) => id)
}

describe('a word of one letter', () => {
  // many of each kind, so that no query is loosened for want of matches
  const many = Object.fromEntries(
    Array.from({ length: 40 }, (_, at) => [
      [`x${at}`, `Consola Xbox Series X nr ${at}`],
      [`s${at}`, `Consola Xbox Series S nr ${at}`],
      [`iphone${at}`, `Telefon iPhone 11 nr ${at}`],
      [`mercedes${at}`, `Mercedes C 220 nr ${at}`],
      [`shirt${at}`, `Tricou alb M nr ${at}`],
      [`galaxy${at}`, `Samsung Galaxy S22 nr ${at}`],
    ]).flat(),
  )
  const search = indexOf({
    ...many,
    wanted1: 'Telefon iPhone X',
    wanted2: 'Mercedes E 220 diesel',
    wanted3: 'Mercedes E220 diesel',
    wanted4: 'Tricou alb L',
    wanted5: 'Samsung Galaxy S23',
  })

  it.each([
    ['xbox series s', /^s\d/],
    ['xbox series x', /^x\d/],
    ['series s xbox', /^s\d/],
  ])('%s: the right model fills the page', async (query, kind) => {
    const found = await search(query)
    expect(found).toHaveLength(20)
    expect(found.every((id) => kind.test(id))).toBe(true)
  })

  it.each([
    ['iphone x', ['wanted1']],
    ['telefon iphone x', ['wanted1']],
    ['tricou l', ['wanted4']],
    ['samsung s 23', ['wanted5']],
  ])('%s comes first', async (query, expected) => {
    expect((await search(query)).slice(0, expected.length)).toEqual(expected)
  })

  it('mercedes e 220 finds both ways to write it first', async () => {
    expect((await search('mercedes e 220')).slice(0, 2).sort()).toEqual(['wanted2', 'wanted3'])
  })

  it('nothing has to hold it', async () => {
    expect(await search('vreau o consola xbox')).not.toEqual([])
    expect(await indexOf({ a: 'Bicicleta Pegas' })('o bicicleta')).toEqual(['a'])
  })
})

describe('a dash', () => {
  const search = indexOf({
    bag: 'Sac de dormit -15 grade',
    other: 'Sac de dormit vara',
    freezer: 'Congelator -18',
    other2: 'Congelator cu sertare',
    drill: 'Bormașină 18V',
  })

  it.each([
    ['sac de dormit -15 grade', 'bag'],
    ['congelator -18', 'freezer'],
  ])('before a digit is a sign: %s', async (query, first) => {
    expect((await search(query))[0]).toBe(first)
  })

  it('before a digit asks for nothing that has the number alone', async () => {
    expect(await search('congelator -18')).toEqual(['freezer', 'other2'])
    expect((await search('-18')).toSorted()).toEqual(['drill', 'freezer'])
  })

  it('before a word excludes it, before a quoted number too', async () => {
    expect(await search('sac -vara')).toEqual(['bag'])
    expect(await search('sac -"15"')).toEqual(['other'])
  })
})

describe('quotation marks', () => {
  const search = indexOf({ phrase: 'Husa piele telefon', apart: 'Husa telefon din piele' })

  it.each([
    '"husa piele"',
    '„husa piele”',
    '„husa piele“',
    '“husa piele”',
    '«husa piele»',
    '»husa piele«',
    '„husa piele"',
  ])('%s asks for the words side by side', async (query) => {
    expect(await search(query)).toEqual(['phrase'])
  })

  it.each(['"piele husa"', '„telefon husa”', '«piele husa» telefon'])(
    '%s, which nothing says, finds what holds the words',
    async (query) => {
      expect((await search(query)).sort()).toEqual(['apart', 'phrase'])
    },
  )

  it('leave the last word unfinished, as it is without them', async () => {
    const drinks = indexOf({ first: 'Red Bull doza', second: 'Bull redesign', third: 'Redmi bull' })
    for (const words of ['bull red', 'bull re', 'red bu'])
      expect((await drinks(`"${words}"`)).sort()).toEqual((await drinks(words)).sort())
  })

  it('behind a number are inches, or a quotation that nobody opened', async () => {
    const things = indexOf({ car: 'Golf 7 TDI', tablet: 'Tableta 7" noua', seven: 'Tableta cu 7 jocuri' })
    expect((await things('golf 7"'))[0]).toBe('car')
    expect((await things('tableta 7"')).slice(0, 2)).toEqual(['tablet', 'seven'])
    for (const query of ['golf 7', 'tableta 7'])
      expect((await things(`${query}"`)).length).toBeGreaterThanOrEqual((await things(query)).length)
  })

  it.each(['"husa', 'husa"', '„husa telefon', 'husa « telefon'])(
    '%s: one alone says nothing',
    async (query) => {
      expect((await search(query)).sort()).toEqual(['apart', 'phrase'])
    },
  )
})

describe('signs that belong to a name', () => {
  const search = indexOf({
    c: 'Carte programare C',
    cpp: 'Carte programare C++',
    csharp: 'Carte programare C#',
    net: 'Curs .NET pentru incepatori',
    fishing: 'Plasa pescuit net',
    a: 'Frigider clasa A',
    a1: 'Frigider clasa A+',
    a2: 'Frigider clasa A++',
    five: 'Set 5+1 gratis',
    apart: 'Set 5 farfurii si 1 bol',
    first: 'Comics #1 editie',
    tenth: 'Comics #10 editie',
    phone: 'Samsung S22+ negru',
    plain: 'Samsung S22 negru',
  })

  it.each([
    ['c++', ['cpp']],
    ['C#', ['csharp']],
    ['carte c', ['c']],
    ['carte c++', ['cpp']],
    ['.net', ['net']],
    ['net', ['fishing']],
    ['frigider a+', ['a1']],
    ['frigider A++', ['a2']],
    ['set 5+1', ['five']],
    ['comics #1', ['first']],
    ['samsung s22+', ['phone']],
    ['samsung s22', ['plain']],
  ])('%s: %j first', async (query, expected) => {
    expect((await search(query)).slice(0, expected.length)).toEqual(expected)
  })

  it('the letters alone find all spellings', async () => {
    expect((await search('c')).sort()).toEqual(['c', 'cpp', 'csharp'])
    expect((await search('samsung s22')).sort()).toEqual(['phone', 'plain'])
  })

  it('signs between words, or behind a sentence, are none', async () => {
    const found = indexOf({ a: 'Apartament+garaj de vanzare', b: 'Merita!+ Garaj', c: 'Tel 0722+123' })
    expect((await found('garaj')).sort()).toEqual(['a', 'b'])
    expect(await found('0722')).toEqual(['c'])
  })
})

describe('a part number', () => {
  const fillers = Object.fromEntries(
    Array.from({ length: 30 }, (_, at) => [`f${at}`, `Intrerupator model ${7000 + at}`]),
  )
  const search = indexOf({
    ...fillers,
    exact: 'Intrerupator NSX400',
    letter: 'Intrerupator NSX400N',
    dash: 'Intrerupator NSX400-630',
    other: 'Intrerupator NSX4000',
    far: 'Intrerupator NSX401',
    bearing: 'Rulment 665A',
    plain: 'Rulment 665',
    longer: 'Rulment 6651',
    near: 'Rulment 666',
    card: 'Placa video GT1030X',
  })

  it('finds itself first, then what goes on with letters', async () => {
    const found = await search('nsx400')
    expect(found.slice(0, 2).sort()).toEqual(['dash', 'exact'])
    expect(found.slice(2, 3)).toEqual(['letter'])
  })

  it.each([
    ['nsx400 intrerupator', ['exact', 'dash', 'letter']],
    ['665 rulment', ['plain', 'bearing']],
    ['rulment 665 ', ['plain', 'bearing']],
    ['gt1030 placa', ['card']],
    ['nsx 400 intrerupator', ['exact', 'dash', 'letter']],
  ])('%s: also when it is not the last word', async (query, expected) => {
    expect((await search(query)).slice(0, expected.length).sort()).toEqual(expected.sort())
  })

  it('is no misspelling of another', async () => {
    const found = await search('665 ')
    expect(found).not.toContain('near')
    expect(found).not.toContain('longer')
    expect(found.slice(0, 2)).toEqual(['plain', 'bearing'])
  })
})

describe('two words typed as one', () => {
  const bulls = Object.fromEntries(
    Array.from({ length: 6 }, (_, at) => [`bull${at}`, `Frigider Red Bull editia ${at}`]),
  )
  const fillers = Object.fromEntries(
    Array.from({ length: 30 }, (_, at) => [`f${at}`, `Frigider mic clasa B nr ${at}`]),
  )
  const titles = {
    ...bulls,
    ...fillers,
    one: 'Reclama redbull',
    kit: 'Baton Kit Kat',
    far: 'Red car, black bull',
  }

  it.each(['redbull', 'frigider redbull', 'RedBull frigider'])(
    '%s finds what says them side by side',
    async (query) => {
      const found = await indexOf(titles)(query)
      expect(found.slice(0, 6).every((id) => /^bull|^one$/.test(id))).toBe(true)
      expect(found).toContain('bull0')
    },
  )

  it('finds it where nothing holds the word', async () => {
    expect(await indexOf(titles)('kitkat')).toEqual(['kit'])
  })

  it('keeps a word that more hold than say its halves', async () => {
    const search = indexOf({ a: 'Playstation 5', b: 'Playstation 4', c: 'Play Station 3' })
    expect((await search('playstation')).slice(0, 2).sort()).toEqual(['a', 'b'])
  })

  it('pages go on as they began', async () => {
    const index = createSearchIndex({
      id: 'id',
      text: { title: { weight: 3 } },
      keyword: [],
      numeric: [],
      languages: ['ro', 'en'],
    })
    index.upsert(Object.entries(titles).map(([id, title]) => ({ id, title })))
    const seen: string[] = []
    let cursor: string | null = null
    do {
      const page: Awaited<ReturnType<typeof index.search>> = await index.search({
        query: 'redbull',
        limit: 2,
        cursor,
      })
      seen.push(...page.hits.map(({ id }) => id))
      // one more that holds the word, after which the query would be read as typed
      index.upsert(
        Array.from({ length: 3 }, (_, at) => ({ id: `late${seen.length}${at}`, title: 'redbull' })),
      )
      cursor = page.cursor
    } while (cursor !== null)
    expect(seen.filter((id) => !id.startsWith('late')).sort()).toEqual(
      expect.arrayContaining(Object.keys(bulls)),
    )
    expect(new Set(seen).size).toBe(seen.length)
  })
})

describe('pictures', () => {
  const search = indexOf({ a: 'Bicicletă 🚲 de oraș', b: 'Telefon' })

  it.each(['🚲', ' 😀 😀 ', '❤️', '🇷🇴', '👨‍👩‍👧'])(
    '%s alone finds nothing rather than everything',
    async (query) => {
      expect(await search(query)).toEqual([])
    },
  )

  it('say nothing beside words, and marks alone find everything as nothing does', async () => {
    expect(await search('🚲 bicicleta')).toEqual(['a'])
    expect(await search('🚲 -bicicleta')).toEqual(['b'])
    expect((await search('?')).toSorted()).toEqual(['a', 'b'])
  })
})

describe('measures and sizes', () => {
  const search = indexOf({
    vanity: 'Vanity top, 24 in. wide',
    pipe: 'Copper pipe 1/2 in. long',
    other: 'Copper pipe 3/4 in. long',
    cabinet: 'Wall cabinet 30x18x12 in white',
    tall: 'Wall cabinet 30 in. x 42 in. x 18 in. white',
    stud: 'Wood stud 2 in. x 4 in. x 8 ft.',
    paint: 'Paint 5 gal. white',
    console: 'Game console 2 in 1',
    room: 'Apartment of 2/3 rooms',
    flat: 'Apartament 54 mp decomandat',
    joined: 'Garsonieră 32m2 mobilată',
    trailer: 'Remorcă 1,5 tone',
    holder: 'Suport care ține 5 kg',
  })

  it.each([
    ['24 inch vanity', 'vanity'],
    ['24" vanity', 'vanity'],
    ['24 in vanity', 'vanity'],
    ['pipe 1/2', 'pipe'],
    ['3/4" pipe', 'other'],
    ['30x18 cabinet', 'cabinet'],
    ['30 x 42 x 18', 'tall'],
    ['42*18 cabinet', 'tall'],
    ['stud 2x4', 'stud'],
    ['5 gallons paint', 'paint'],
    ['2 in 1', 'console'],
    ['3 rooms', 'room'],
    ['54m2', 'flat'],
    ['32 mp', 'joined'],
    ['1.5t', 'trailer'],
  ])('%s', async (query, first) => {
    expect((await search(query))[0]).toBe(first)
  })

  it('a unit behind its number is no misspelling', async () => {
    expect(await search('1,5 tone')).toEqual(['trailer'])
    expect(await search('2,5 tone')).toEqual([])
  })

  it('the size as asked comes first, but nothing has to have it', async () => {
    const listing = indexOf({
      turned: 'Tarp 36 x 24 green',
      asked: 'Tarp 24 x 36 green',
      far: 'Tarp 24 green for 36 loads',
    })
    expect((await listing('24x36 tarp'))[0]).toBe('asked')
    expect((await listing('24 x 36 tarp')).toSorted()).toEqual(['asked', 'far', 'turned'])
  })
})

it('a listing that has the thing comes before one that has its number alone', async () => {
  const search = indexOf({
    boots: 'Cizme negre 38',
    dress: 'Rochie de vară',
    gown: 'Rochie de mireasă',
    skirt: 'Rochie tricotată',
  })
  expect((await search('rochie 38')).at(-1)).toBe('boots')
})

describe('participles', () => {
  const search = indexOf({
    mount: 'Bracket to mount a screen',
    mounted: 'Screen, mounted',
    sliding: 'Sliding door',
    shelf: 'Shelf of oak',
    string: 'String of pearls',
  })

  it.each([
    ['mounting', ['mount', 'mounted']],
    ['slide', ['sliding']],
    ['shelves', ['shelf']],
    ['shelving', ['shelf']],
    ['str', ['string']],
  ])('%s', async (query, expected) => {
    expect((await search(`${query}`)).toSorted()).toEqual(expected)
  })
})

it('a word held by its beginning alone counts half where no listing holds all words', async () => {
  const search = indexOf({
    begun: 'Ipad standard blue',
    held: 'Stand ipad oak',
    other: 'Ipad holder blue',
  })
  expect(await search('ipad stand maro')).toEqual(['held', 'begun', 'other'])
})
