import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Database } from '../database.ts'
import { parseSchema } from '../ddl/index.ts'
import { draftOldSite } from '../ddl/models/old-site.ts'
import { createTestDatabase, dialects, type TestDatabase } from '../testing/databases.ts'
import { parseOldSiteMap } from './declared.ts'
import { Move } from './move.ts'
import { osclass as osclassSite } from './sites/osclass.ts'
import { woocommerce } from './sites/woocommerce.ts'
import { osclassDump } from './testing/osclass.ts'
import { woocommerceDump } from './testing/woocommerce.ts'

const bcrypt = `$2y$10$${'a'.repeat(53)}`
const phpass = `$P$B${'b'.repeat(30)}`

const osclass = osclassDump({
  prefix: 'site_oc_',
  users: [
    { id: 1, name: "Ana 'Vânzări'", email: 'Ana@Exemplu.ro', password: bcrypt },
    {
      id: 2,
      name: 'x@y.ro',
      email: 'ion@exemplu.ro',
      password: 'da39a3ee5e6b4b0d3255bfef95601890afd80709',
      isActive: false,
    },
    { id: 3, name: 'Fără', email: 'none', password: bcrypt },
  ],
  categories: [
    { id: 1, name: 'Casă' },
    { id: 2, parent: 1, name: 'furniture (ro)' },
    { id: 3, parent: 1, name: 'Vacanțe' },
    { id: 4, name: 'Used bikes' },
  ],
  items: [
    ...[10, 11].map((id) => ({
      ...{
        id,
        user: 1,
        category: 2,
        at: `2020-01-0${id - 9} 10:00:00`,
        price: 99.5,
        email: 'ana@exemplu.ro',
      },
      ...{
        title: `Masă de stejar ${id}`,
        description: '<p>Ca nouă &amp; ieftină</p><br>Fără zgârieturi',
        city: 'Iași',
        region: 'Iași',
      },
      pictures: id === 10 ? [7, 5] : [],
    })),
    {
      ...{
        id: 12,
        category: 4,
        at: '2019-05-05 05:05:05',
        price: null,
        email: 'Oaspete@exemplu.ro',
        city: 'Atlantida',
        region: '',
      },
      ...{ title: 'Bicicletă bună', description: "L'ancienne\\modernă", expires: '2020-01-01 00:00:00' },
    },
    {
      id: 13,
      user: 2,
      category: 3,
      at: '2019-05-05 05:05:05',
      price: 5,
      email: '',
      title: 'Vacanță',
      description: 'x',
      city: '',
      region: '',
    },
    {
      id: 14,
      user: 2,
      category: 2,
      at: '2019-05-05 05:05:05',
      price: 5,
      email: '',
      title: 'Spam',
      description: 'x',
      city: '',
      region: '',
      isSpam: true,
    },
    {
      id: 15,
      user: 3,
      category: 2,
      at: '2019-05-05 05:05:05',
      price: 0,
      email: '',
      title: 'Dulap gratis',
      description: 'x',
      city: '',
      region: '',
    },
  ],
})

describe.each(dialects)('an old site on %s', (dialect) => {
  let test: TestDatabase
  let database: Database
  let folder: string
  let count = 0
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'piata-moving-'))
    test = await createTestDatabase(dialect)
    database = await test.open()
  })
  afterAll(async () => {
    await test.drop()
    rmSync(folder, { recursive: true })
  })

  const save = (dump: string) => {
    const file = join(folder, `dump${++count}.sql.gz`)
    writeFileSync(file, gzipSync(dump))
    return { file, folder: join(folder, `work${count}`) }
  }
  const options = { timeZone: 'Europe/Bucharest' }
  const listingsOf = async (email: string) => {
    const user = (await database.users.findByEmail(email))!
    const page = await database.listings.ownPage(user.id, {
      limit: 100,
      cursor: null,
      order: 'oldest',
    } as never)
    const { items } = JSON.parse(page.body.toString())
    return { user, items: items as Record<string, unknown>[] }
  }

  it('of Osclass: tried, moved, moved again', async () => {
    const where = save(osclass)
    const tried = await Move.open(where, database)
    expect(tried.stage).toMatchObject({ site: 'osclass', prefix: 'site_oc_', dialect: 'mysql', problems: [] })
    expect(tried.stage.tables).toContainEqual({ table: 'site_oc_t_preference', rows: 1 })
    expect(tried.users).toMatchObject({
      found: 4,
      withPassword: 1,
      refused: [{ count: 1, example: '3: none' }],
    })
    expect(await tried.tryListings(database, options)).toMatchObject({ rows: 5, created: 3, rejected: 2 })
    expect(await database.users.findByEmail('ana@exemplu.ro')).toBeUndefined()
    tried.close()

    const choices = JSON.parse(readFileSync(tried.categoriesFile, 'utf8'))
    expect(
      choices.map(({ name, listings, to, isSure }: Record<string, unknown>) => [name, listings, to, isSure]),
    ).toEqual([
      ['Casă > furniture (ro)', 3, 'furniture', true],
      ['Casă > Vacanțe', 1, null, false],
      ['Used bikes', 1, 'bikes', false],
      ['Casă', 0, null, false],
    ])
    choices[1].to = 'bikes'
    writeFileSync(tried.categoriesFile, JSON.stringify(choices))

    const move = await Move.open(where, database)
    await move.makeUsers(database)
    expect(move.users).toMatchObject({ made: 3, known: 0 })
    // Who brings a password is asked for none.
    expect([await move.inviteUsers(database), await move.inviteUsers(database)]).toEqual([2, 0])
    const mails = await database.tasks.take(new Map([['mailer', 9]]), 9)
    expect(mails.map(({ input }) => (input as { to: string }).to).sort()).toEqual([
      'Oaspete@exemplu.ro',
      'ion@exemplu.ro',
    ])
    const result = await move.writeListings(database, options)
    expect(result).toMatchObject({
      created: 4,
      rejected: 1,
      reasons: [{ reason: 'seller: has no account', count: 1 }],
      unusedColumns: [],
    })
    expect(await move.keepAddresses(database)).toBe(4)
    expect([...move.pictures()].map(({ externalId, paths }) => [externalId, paths])).toEqual([
      ['osclass:10', ['oc-content/uploads/0/5.png', 'oc-content/uploads/0/7.png']],
    ])

    const { user, items } = await listingsOf('ana@exemplu.ro')
    expect(user).toMatchObject({
      name: "Ana 'Vânzări'",
      passwordHash: bcrypt,
      createdAt: '2015-06-01T08:00:00.000Z',
    })
    expect(user.emailVerifiedAt).not.toBeNull()
    expect(items).toMatchObject([
      {
        title: 'Masă de stejar 10',
        price: { amount: 9950, currency: 'RON' },
        categoryId: 'furniture',
        publishedAt: '2020-01-01T08:00:00.000Z',
      },
      { title: 'Masă de stejar 11' },
    ])
    const detail = await database.listings.find(items[0]!.id as string)
    expect(detail!.description).toBe('Ca nouă & ieftină\n\nFără zgârieturi')
    const guest = await listingsOf('oaspete@exemplu.ro')
    expect(guest.items).toMatchObject([
      { title: 'Bicicletă bună', price: null, status: 'expired', place: { name: 'Atlantida' } },
    ])
    expect(guest.user.emailVerifiedAt).toBeNull()
    const second = await listingsOf('ion@exemplu.ro')
    // An address is no name to be shown.
    expect(second.user).toMatchObject({ name: 'ion', passwordHash: '!' })
    expect(second.items).toMatchObject([{ categoryId: 'bikes' }])

    for (const target of [
      '/mobila/masa-de-stejar_i10',
      '/ro/x/y_i10/',
      '/index.php?page=item&id=10&lang=ro',
      '/item/10',
    ])
      expect(await database.oldAddresses.find(target)).toEqual({
        id: items[0]!.id,
        title: 'Masă de stejar 10',
      })
    for (const target of [
      '/x_i14',
      '/index.php?page=search&id=10',
      '/',
      '/x_i10/more',
      `/${'x'.repeat(5_000)}_i10`,
    ])
      expect(await database.oldAddresses.find(target)).toBeUndefined()

    const again = await Move.open(where, database)
    await again.makeUsers(database)
    expect(await again.writeListings(database, options)).toMatchObject({
      created: 0,
      updated: 0,
      unchanged: 4,
    })
    expect((await database.users.findByEmail('ana@exemplu.ro'))!.id).toBe(user.id)
    again.close()
    move.close()
    await database.listings.remove(items[0]!.id as string, { id: user.id, role: 'member' })
    expect(await database.oldAddresses.find('/item/10')).toBeUndefined()
  })

  it('of WooCommerce: products with prices, pictures and categories of other tables, and addresses by name', async () => {
    const product = { author: 1, content: 'Din lemn <b>masiv</b>, lucrat de mână', price: '12.5' }
    const move = await Move.open(
      save(
        woocommerceDump({
          users: [{ id: 1, email: 'magazin@exemplu.ro', password: phpass, name: 'Magazin' }],
          categories: [
            { id: 1, name: 'Home' },
            { id: 2, parent: 1, name: 'Furniture' },
          ],
          products: [
            {
              ...product,
              id: 5,
              title: 'Scaun de lemn',
              slug: 'scaun-de-lemn',
              categories: [1, 2],
              pictures: ['a.jpg', 'b.jpg', 'c.jpg'],
            },
            {
              ...product,
              id: 6,
              title: 'Taburet',
              slug: 'taburet',
              categories: [2],
              isOut: true,
              pictures: ['d.jpg'],
            },
            {
              ...product,
              id: 7,
              title: 'Ciornă',
              slug: 'ciorna',
              categories: [2],
              status: 'draft',
              price: '',
            },
          ],
        }),
      ),
      database,
    )
    expect(move.stage).toMatchObject({ site: 'woocommerce', prefix: 'wp_' })
    await move.makeUsers(database)
    expect(await move.writeListings(database, options)).toMatchObject({ created: 3, rejected: 0 })
    await move.keepAddresses(database)
    const { user, items } = await listingsOf('magazin@exemplu.ro')
    expect(user.passwordHash).toBe(phpass)
    expect(items).toMatchObject([
      {
        title: 'Scaun de lemn',
        price: { amount: 1250, currency: 'EUR' },
        categoryId: 'furniture',
        condition: 'new',
        status: 'published',
      },
      { title: 'Taburet', status: 'withdrawn' },
      { title: 'Ciornă', status: 'draft', price: null },
    ])
    expect([...move.pictures()].map(({ paths }) => paths)).toEqual([
      ['a', 'b', 'c'].map((name) => `wp-content/uploads/2020/05/${name}.jpg`),
      ['wp-content/uploads/2020/05/d.jpg'],
    ])
    for (const target of [
      '/product/Scaun-de-lemn/',
      '/?p=5',
      '/?product=scaun-de-lemn',
      '/ro/product/x/scaun-de-lemn',
      '/magazin/home/furniture/scaun-de-lemn/',
    ])
      expect(await database.oldAddresses.find(target)).toMatchObject({ id: items[0]!.id })
    expect(await database.oldAddresses.find('/product/ciorna')).toBeUndefined()
    move.close()
  })

  it('of both: addresses as their settings have them, below the folder that a shop was in', () => {
    const of = (settings: Record<string, string>) => woocommerce.ownAddresses!((name) => settings[name] ?? '')
    const base = (path: string) => `a:1:{s:12:"product_base";s:${path.length}:"${path}";}`
    expect(
      of({ woocommerce_permalinks: base('index.php/articol/'), siteurl: 'https://exemplu.ro/' }),
    ).toEqual(['/index.php/articol/{slug}', ...woocommerce.addresses])
    expect(
      of({ home: 'https://exemplu.ro/vechi/shop/', woocommerce_permalinks: base('/p') }).slice(0, 3),
    ).toEqual([...['/vechi/shop/p/{slug}', '/vechi/shop/product/{slug}', '*/product/*/{slug}']])
    const ofOsclass = (url: string) =>
      osclassSite.ownAddresses!((name) => (name === 'rewrite_item_url' ? url : ''))
    expect(ofOsclass('anunt/{ITEM_ID}/{ITEM_TITLE}')).toContain('/anunt/{id}/*')
    for (const url of ['', '{CATEGORIES}/{ITEM_TITLE}_i{ITEM_ID}', '/?id={ITEM_ID}'])
      expect(ofOsclass(url).slice(0, 3)).toEqual(osclassSite.addresses)
    for (const odd of ['', base(''), base('/{id}'), base('/?x'), 'N;'])
      expect(of({ woocommerce_permalinks: odd })).toEqual(woocommerce.addresses)
  })

  it('shows nothing that the old site did not', async () => {
    const product = { author: 1, content: 'x', price: '5', categories: [1] }
    const hidden = {
      ...{ publish: {}, private: { status: 'private' }, pending: { status: 'pending' } },
      ...{ future: { status: 'future' }, other: { status: 'archived' }, trash: { status: 'trash' } },
      ...{ auto: { status: 'auto-draft' }, locked: { password: 's3cret' }, unlisted: { isHidden: true } },
    }
    const shop = await Move.open(
      save(
        woocommerceDump({
          users: [{ id: 1, email: 'ascuns@exemplu.ro', password: phpass, name: 'Ascuns' }],
          categories: [{ id: 1, name: 'Furniture' }],
          products: Object.entries(hidden).map(([title, said], i) => ({
            ...{ ...product, id: 40 + i, title: `Scaun ${title}`, slug: `ascuns-${title}`, ...said },
          })),
        }),
      ),
      database,
    )
    await shop.makeUsers(database)
    expect(await shop.writeListings(database, options)).toMatchObject({ created: 7, rejected: 0 })
    const { items } = await listingsOf('ascuns@exemplu.ro')
    expect(Object.fromEntries(items.map(({ title, status }) => [title, status]))).toEqual({
      ...{ 'Scaun publish': 'published', 'Scaun private': 'draft', 'Scaun pending': 'draft' },
      ...{ 'Scaun future': 'draft', 'Scaun other': 'draft' },
      ...{ 'Scaun locked': 'draft', 'Scaun unlisted': 'draft' },
    })
    shop.close()

    const item = {
      ...{ user: 1, category: 1, at: '2020-01-01 10:00:00', price: 5, email: '', description: 'x' },
      ...{ city: '', region: '' },
    }
    const board = await Move.open(
      save(
        osclassDump({
          users: [{ id: 1, name: 'Oprit', email: 'oprit@exemplu.ro', password: bcrypt }],
          categories: [{ id: 1, name: 'Furniture' }],
          items: [
            { ...item, id: 1, title: 'Masă activă' },
            { ...item, id: 2, title: 'Masă inactivă', isActive: false },
            { ...item, id: 3, title: 'Masă oprită', isEnabled: false },
            { ...item, id: 4, title: 'Masă oprită și inactivă', isEnabled: false, isActive: false },
            { ...item, id: 5, title: 'Masă spam', isSpam: true },
          ],
        }),
      ),
      database,
    )
    await board.makeUsers(database)
    expect(await board.writeListings(database, options)).toMatchObject({ created: 4, rejected: 0 })
    const own = (await listingsOf('oprit@exemplu.ro')).items
    expect(Object.fromEntries(own.map(({ title, status }) => [title, status]))).toEqual({
      ...{ 'Masă activă': 'published', 'Masă inactivă': 'draft', 'Masă oprită': 'withdrawn' },
      'Masă oprită și inactivă': 'withdrawn',
    })
    board.close()
  })

  it('of WooCommerce: texts without entities, shortcodes and control characters', async () => {
    const product = { author: 1, price: '5', categories: [1] }
    const move = await Move.open(
      save(
        woocommerceDump({
          users: [{ id: 1, email: 'jerry@exemplu.ro', password: phpass, name: 'Jerry&#8217;s' }],
          categories: [{ id: 1, name: 'Furniture &amp; mobil&#259;' }],
          products: [
            {
              ...{ ...product, id: 60, title: 'Casă &amp; <b>grădină</b>', slug: 'casa' },
              content:
                'Masă [nouă] [gallery ids="1,2"]\n\n[caption id="x"]Foto[/caption] [box]text[/box] [10 cm] [x width=&#8221;3&#8221;]',
            },
            {
              ...product,
              id: 61,
              title: 'Scaun\u0001 bun',
              slug: 'scaun',
              content: 'a\0b\u202ec\td\re&#146;&#129;&#8238;&#0;f',
            },
          ],
        }),
      ),
      database,
    )
    expect(move.categories.map(({ name }) => name)).toEqual(['Furniture & mobilă'])
    expect(move.categories[0]!.to).toBe('furniture')
    await move.makeUsers(database)
    expect(await move.writeListings(database, options)).toMatchObject({
      ...{ created: 2, rejected: 0 },
      notes: [{ note: 'text: control characters are left out', count: 1, text: '61' }],
    })
    const { user, items } = await listingsOf('jerry@exemplu.ro')
    expect(user.name).toBe('Jerry’s')
    expect(items.map(({ title }) => title)).toEqual(['Casă & grădină', 'Scaun bun'])
    const texts = await Promise.all(
      items.map(async ({ id }) => (await database.listings.find(String(id)))!.description),
    )
    expect(texts).toEqual(['Masă [nouă]\n\nFoto text [10 cm]', 'abc d\ne’ f'])
    move.close()
  })

  it('of WooCommerce: a product with variations is one listing with what is left of them', async () => {
    const product = { author: 1, content: 'Din <b>bumbac</b>', price: '99', categories: [1] }
    const variation = (id: number, price: string, colour: string, size: string) => ({
      ...{ id, price, choices: { pa_culoare: colour, marime: size } },
    })
    const move = await Move.open(
      save(
        woocommerceDump({
          users: [{ id: 1, email: 'haine@exemplu.ro', password: phpass, name: 'Haine' }],
          categories: [{ id: 1, name: 'Furniture' }],
          attributes: [
            {
              ...{ name: 'culoare', label: 'Culoare' },
              terms: [
                { slug: 'rosu', name: 'Roșu' },
                { slug: 'verde', name: 'Verde' },
              ],
            },
          ],
          products: [
            {
              ...product,
              ...{ id: 20, title: 'Husă de canapea', slug: 'husa', pictures: ['husa.jpg'] },
              ownAttributes: { marime: 'Mărime' },
              variations: [
                { ...variation(21, '20', 'rosu', 'M'), picture: 'rosu.jpg' },
                { ...variation(22, '15.5', 'rosu', 'L'), picture: 'rosu.jpg' },
                { ...variation(23, '9', 'verde', 'M'), isOut: true, picture: 'verde.jpg' },
                { ...variation(24, '1', 'verde', 'L'), isOff: true },
                variation(25, '', 'verde', ''),
              ],
            },
            {
              ...product,
              ...{ id: 30, title: 'Husă de pernă', slug: 'perna' },
              variations: [{ ...variation(31, '7', 'rosu', 'a < b'), isOut: true }],
            },
          ],
        }),
      ),
      database,
    )
    await move.makeUsers(database)
    expect(await move.writeListings(database, options)).toMatchObject({ created: 2, rejected: 0 })
    const { items } = await listingsOf('haine@exemplu.ro')
    expect(items).toMatchObject([
      { title: 'Husă de canapea', price: { amount: 1550, currency: 'EUR' }, status: 'published' },
      { title: 'Husă de pernă', price: { amount: 700 }, status: 'withdrawn' },
    ])
    const { description } = (await database.listings.find(items[0]!.id as string))!
    expect(description).toBe(
      'Din bumbac\n\nCuloare: Roșu, Mărime: M – 20 EUR\nCuloare: Roșu, Mărime: L – 15.5 EUR\nCuloare: Verde',
    )
    await move.keepAddresses(database)
    for (const [i, ids] of [
      [20, 21, 24],
      [30, 31],
    ].entries())
      for (const id of ids)
        expect(await database.oldAddresses.find(`/?p=${id}`)).toMatchObject({ id: items[i]!.id })
    expect([...move.pictures()].map(({ paths }) => paths)).toEqual([
      ['husa', 'rosu', 'verde'].map((name) => `wp-content/uploads/2020/05/${name}.jpg`),
    ])
    move.close()
  })

  it('that nobody knows: by a map, from another dialect', async () => {
    const dump = `-- PostgreSQL database dump
CREATE TABLE public.members (member_no integer, mail text, nick text, shout text GENERATED ALWAYS AS (upper(nick)) STORED);
COPY public.members (member_no, mail, nick) FROM stdin;
1\tdan@exemplu.ro\tDan
\\.
CREATE TABLE public.towns (town_id integer, label text);
COPY public.towns (town_id, label) FROM stdin;
4\tIași
\\.
CREATE TABLE public.photos (ad_no integer, file text, pos integer);
COPY public.photos (ad_no, file, pos) FROM stdin;
1\tb.png\t2
1\ta.png\t1
\\.
CREATE TABLE public.ads (ad_no integer, owner integer, heading text, body text, cost numeric, town integer, deleted boolean, kind text);
COPY public.ads (ad_no, owner, heading, body, cost, town, deleted, kind) FROM stdin;
1\t1\tMasă mare\tUn text lung\\nși bun\t250.00\t4\tf\tmobila
2\t1\tȘtearsă\tx\t1\t4\tt\tmobila
3\t9\tA nimănui\tx\t1\t\\N\tf\tmobila
\\.
`
    const map = {
      users: { table: 'members', id: 'member_no', email: 'mail', name: 'nick' },
      listings: {
        ...{ table: 'ads', id: 'ad_no', seller: 'owner', where: [{ column: 'deleted', in: ['f'] }] },
        joins: [{ table: 'towns', key: 'town_id', of: 'town' }],
        map: {
          ...{
            title: 'heading',
            description: 'body',
            price: { column: 'cost', currency: 'EUR' },
            place: 'towns.label',
          },
          category: { column: 'kind', values: { mobila: 'furniture' } },
        },
      },
      pictures: { table: 'photos', listing: 'ad_no', path: 'file', order: 'pos' },
      addresses: ['/anunt/{id}-*'],
    }
    // What is drafted by names alone needs a category and what is left out.
    const draft = draftOldSite(parseSchema(dump, { dialect: 'postgres' }))!
    expect(draft).toMatchObject({
      users: { table: 'members', id: 'member_no', email: 'mail', name: 'nick' },
      listings: {
        table: 'ads',
        id: 'ad_no',
        seller: 'owner',
        joins: [{ table: 'towns', key: 'town_id', of: 'town' }],
        map: { title: { column: 'heading' }, price: 'cost', place: 'towns.label' },
      },
      pictures: { table: 'photos', listing: 'ad_no', path: 'file', order: 'pos' },
    })
    expect(parseOldSiteMap(draft)).toBe(draft)
    const where = save(dump)
    await expect(Move.open(where, database)).rejects.toThrow(
      /of no site that is known.*members, towns, photos, ads/,
    )
    expect(() => parseOldSiteMap({ ...map, users: { table: 'members' }, extra: 1 })).toThrow(
      /extra: is not known.*\nusers.id: is missing/,
    )
    expect(() =>
      parseOldSiteMap({
        ...map,
        addresses: [
          'ad/{id}',
          '/ad/{no}',
          '/ad',
          '/{id}/{id}',
          '/{id}}',
          '/?ad=a{id}',
          '*_i{id}',
          '/?ad={id}',
        ],
      }),
    ).toThrow(
      /wrong:\naddresses.0: must begin.*\naddresses.1: {no} is not known.*\naddresses.2: must have.*\naddresses.3: .*twice.*\naddresses.4: .*bracket.*\naddresses.5: .*as a whole[^\n]*$/,
    )
    const wrong = {
      ...{
        ...map,
        users: { ...map.users, id: 'nocol', name: 'shout' },
        pictures: { ...map.pictures, table: 'images' },
      },
      listings: { ...map.listings, map: { ...map.listings.map, place: 'towns.name', county: 'COUNTY' } },
    }
    await expect(Move.open({ ...where, from: parseOldSiteMap(wrong) }, database)).rejects.toThrow(
      'The map does not fit the dump:\nmembers has no column nocol\nmembers.shout is computed by the old database, and its rows come without it\ntowns has no column name\nads has no column COUNTY\nthere is no table images',
    )
    const move = await Move.open({ ...where, from: parseOldSiteMap(map) }, database)
    await move.makeUsers(database)
    expect(await move.writeListings(database, options)).toMatchObject({ created: 1, rejected: 1 })
    expect((await listingsOf('dan@exemplu.ro')).items).toMatchObject([
      { title: 'Masă mare', price: { amount: 25000, currency: 'EUR' } },
    ])
    expect([...move.pictures()].map(({ paths }) => paths)).toEqual([['a.png', 'b.png']])
    await move.keepAddresses(database)
    expect(await database.oldAddresses.find('/anunt/1-masa-mare')).toMatchObject({ title: 'Masă mare' })
    move.close()
  })

  it('by a map that names a parent of Postgres: with the rows of what inherits from it', async () => {
    const dump = `-- PostgreSQL database dump
CREATE TABLE public.members (member_no integer, mail text);
COPY public.members (member_no, mail) FROM stdin;
1\tparinte@exemplu.ro
\\.
CREATE TABLE public.ads (ad_no integer, owner integer, heading text, kind text);
CREATE TABLE public.cars (km integer) INHERITS (public.ads);
CREATE TABLE public.vans () INHERITS (public.cars);
COPY public.ads (ad_no, owner, heading, kind) FROM stdin;
1\t1\tMasă din nuc\tmobila
\\.
COPY public.cars (ad_no, owner, heading, kind, km) FROM stdin;
2\t1\tScaun din nuc\tmobila\t5
\\.
INSERT INTO public.vans VALUES (3, 1, 'Dulap din nuc', 'mobila', 7);
`
    const from = {
      users: { table: 'members', id: 'member_no', email: 'mail' },
      listings: {
        ...{ table: 'ads', id: 'ad_no', seller: 'owner' },
        map: { title: 'heading', category: { column: 'kind', values: { mobila: 'furniture' } } },
      },
    }
    const move = await Move.open({ ...save(dump), from: parseOldSiteMap(from) }, database)
    await move.makeUsers(database)
    expect(await move.tryListings(database, options)).toMatchObject({ created: 3, rejected: 0 })
    expect(move.stage.tables).toEqual([
      { table: 'members', rows: 1 },
      { table: 'ads', rows: 1 },
      { table: 'cars', rows: 1 },
      { table: 'vans', rows: 1 },
    ])
    move.close()
  })
})
