import { setFlagsFromString } from 'node:v8'
import type { Item, ReadItem } from '@piata/db'
import { addressesIn, createXmlParser, readXml } from '@piata/db'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bindColumns } from './columns.ts'
import { readJson, readNdjson } from './json.ts'

async function* pieces(text: string, size: number): AsyncGenerator<string> {
  for (let at = 0; at < text.length; at += size) yield text.slice(at, at + size)
}
const all = async (items: AsyncIterable<ReadItem>) => Array.fromAsync(items)
const columnOf = (item: Item, name: string) => bindColumns([name])(item)[0]
const rss = (text: string, size = 1_000) => all(readXml(pieces(text, size), ['item', 'entry']))
const json = (text: string, path: string | null = null, size = 1_000) =>
  all(readJson(pieces(text, size), path))
const items = (read: ReadItem[]): Item[] =>
  read.map((one) => ('item' in one ? one.item : new Map([['fault', one.fault]])))
const plain = (read: ReadItem[]) => items(read).map((item) => Object.fromEntries(item))

const merchant = `<?xml version="1.0"?>
<!DOCTYPE rss>
<rss xmlns:x="http://base.google.com/ns/1.0" version="2.0"><channel><title>Magazin</title>
<item><x:id>A1</x:id><title>Masă &amp; scaune</title><description><![CDATA[<p>Lemn <b>masiv</b></p>]]></description>
<link>https://shop.example/a1</link><x:price>1200.00 RON</x:price><x:sale_price>999.00 RON</x:sale_price>
<x:image_link>https://shop.example/1.jpg</x:image_link><x:additional_image_link>https://shop.example/2.jpg</x:additional_image_link>
<x:additional_image_link>https://shop.example/3.jpg</x:additional_image_link><x:condition>refurbished</x:condition></item>
<item><x:id>A2</x:id><x:title>Dulap&nbsp;mare</x:title></item></channel></rss>`

describe('XML', () => {
  it('reads Google Merchant, by whatever prefix', async () => {
    const [first, second] = items(await rss(merchant))
    expect(['id', 'title', 'price', 'condition', 'images'].map((name) => columnOf(first!, name))).toEqual([
      ...['A1', 'Masă & scaune', '999.00 RON', 'refurbished'],
      'https://shop.example/1.jpg\nhttps://shop.example/2.jpg\nhttps://shop.example/3.jpg',
    ])
    expect(columnOf(first!, 'description')).toBe('<p>Lemn <b>masiv</b></p>')
    expect([columnOf(first!, 'sale_price'), columnOf(first!, 'g:sale_price')]).toEqual([
      '999.00 RON',
      '999.00 RON',
    ])
    expect([columnOf(second!, 'id'), columnOf(second!, 'title')]).toEqual(['A2', 'Dulap\u00a0mare'])
  })

  it('reads RSS', async () => {
    const [item] = items(
      await rss(`<rss xmlns:media="http://search.yahoo.com/mrss/"><channel><item><title>T</title><guid isPermaLink="false">g1</guid>
        <link>https://shop.example/1</link><pubDate>Wed, 01 Jul 2026 12:00:00 GMT</pubDate>
        <enclosure url="https://shop.example/1.jpg" type="image/jpeg" length="1"/><media:content url="https://shop.example/2.jpg"/></item></channel></rss>`),
    )
    expect(['id', 'publishedAt', 'images', 'link'].map((name) => columnOf(item!, name))).toEqual([
      ...['g1', 'Wed, 01 Jul 2026 12:00:00 GMT', 'https://shop.example/1.jpg\nhttps://shop.example/2.jpg'],
      'https://shop.example/1',
    ])
  })

  it('reads Atom', async () => {
    const [item] = items(
      await rss(`<feed xmlns="http://www.w3.org/2005/Atom"><title>x</title><entry><id>urn:1</id><title>T</title><summary>S</summary>
        <link rel="alternate" href="https://shop.example/1"/><link rel="enclosure" href="https://shop.example/1.jpg"/></entry></feed>`),
    )
    expect(['id', 'description', 'link@href', 'images'].map((name) => columnOf(item!, name))).toEqual([
      ...['urn:1', 'S', 'https://shop.example/1', 'https://shop.example/1.jpg'],
    ])
  })

  it('reads our own form, and elements within elements', async () => {
    const text = `<listings><listing id="7"><title>T</title><price currency="EUR">5</price><attributes><type>mirror</type></attributes>
      <images><image>a</image><image>b</image></images><listing>inner</listing></listing></listings>`
    expect(plain(await all(readXml(pieces(text, 7), ['listing'])))).toEqual([
      {
        '@id': '7',
        title: 'T',
        'price@currency': 'EUR',
        price: '5',
        'attributes.type': 'mirror',
        'images.image': 'a\nb',
        listing: 'inner',
      },
    ])
  })

  it('gives the texts of any item back, however the file is cut (property)', async () => {
    const name = fc.stringMatching(/^[a-z][a-z0-9]{0,8}$/)
    const text = fc.string({
      unit: fc.constantFrom('a', 'ș', ' ', '&', '<', '>', '"', "'", ']', '😀', '\n', '0'),
      maxLength: 20,
    })
    const item = fc.dictionary(name, text, { maxKeys: 5 })
    const escaped = (raw: string) => raw.replace(/[&<>"']/g, (one) => `&#${one.charCodeAt(0)};`)
    await fc.assert(
      fc.asyncProperty(
        fc.array(item, { maxLength: 4 }),
        fc.boolean(),
        fc.integer({ min: 1, max: 40 }),
        async (given, isCdata, size) => {
          const wrap = (raw: string) => {
            if (!isCdata || raw.includes(']]>')) return escaped(raw)
            const letters = [...raw]
            const half = letters.length >> 1
            return `${escaped(letters.slice(0, half).join(''))}<!-- - --><![CDATA[${letters.slice(half).join('')}]]>`
          }
          const source = given.map(
            (one) =>
              `<item>${Object.entries(one)
                .map(([key, raw]) => `<${key}>${wrap(raw)}</${key}>`)
                .join('')}</item>`,
          )
          const expected = given.map((one) =>
            Object.fromEntries(
              Object.entries(one).flatMap(([key, raw]) => (raw.trim() === '' ? [] : [[key, raw.trim()]])),
            ),
          )
          expect(plain(await rss(`<rss>${source.join('')}</rss>`, size))).toEqual(expected)
        },
      ),
    )
  })

  it.each([
    [
      'entities of its own',
      '<!DOCTYPE r [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><r><item><t>&b;</t></item></r>',
      'DTD',
    ],
    [
      'an outside file',
      '<!DOCTYPE r [<!ENTITY a SYSTEM "file:///etc/passwd">]><r><item><t>&a;</t></item></r>',
      'DTD',
    ],
    ['an entity that nobody declared', '<r><item><t>&what;</t></item></r>', 'well-formed'],
    ['a tag that is not closed', '<r><item></r>', 'well-formed'],
    ['an end that comes too early', '<r><item><t>a', 'well-formed'],
    ['elements without end', '<a>'.repeat(100), '30 deep'],
    ['a text without end', `<r><item><t>${'x'.repeat(2_200_000)}`, '1,000,000 characters'],
    ['an attribute without end', `<r a="${'x'.repeat(2_200_000)}`, '1,000,000 characters'],
    ['a name without end', `<${'x'.repeat(2_200_000)}`, '1,000,000 characters'],
    ['texts without end', `<r><item>${'<t>xxxxxxxxxx</t>'.repeat(120_000)}`, '1,000,000 characters'],
  ])('is refused with %s', async (_, text, reason) => {
    await expect(rss(text, 60_000)).rejects.toThrow(reason)
  })

  it('keeps a bounded number of names', async () => {
    const [item] = items(
      await rss(
        `<r><item>${Array.from({ length: 3_000 }, (_, i) => `<t${i}>x</t${i}>`).join('')}</item></r>`,
      ),
    )
    expect(item!.size).toBe(1_000)
  })
})

describe('JSON', () => {
  it.each([
    ['[{"id":1},{"id":2}]', null],
    ['{"tags":["a"],"data":{"products":[{"id":1},{"id":2}]},"more":[{"id":3}]}', null],
    ['{"other":[{"id":9}],"data":{"products":[{"id":1},{"id":2}]}}', 'data.products'],
    ['\uFEFF [ {"id":1} , {"id":2} ]', null],
  ])('reads the items of %s', async (text, path) => {
    for (const size of [1, 3, 100])
      expect(plain(await json(text, path, size))).toEqual([{ id: '1' }, { id: '2' }])
  })

  it('names what is within by its path', async () => {
    expect(
      plain(await json('[{"a":{"b":1,"c":null},"d":["x","y"],"e":[{"f":true},{"f":2.5}],"g":"{[\\"}"}]')),
    ).toEqual([{ 'a.b': '1', d: 'x\ny', 'e.f': 'true\n2.5', g: '{["}' }])
  })

  it('reads any items back, however the file is cut (property)', async () => {
    const item = fc.dictionary(
      fc.string({ minLength: 1, maxLength: 5 }).filter((key) => !key.includes('.') && key !== '__proto__'),
      fc.string({ maxLength: 10 }),
      { maxKeys: 4 },
    )
    await fc.assert(
      fc.asyncProperty(
        fc.array(item),
        fc.boolean(),
        fc.integer({ min: 1, max: 30 }),
        async (given, isLines, size) => {
          const text = isLines
            ? given.map((one) => `${JSON.stringify(one)}\n`).join('')
            : JSON.stringify({ data: given }, null, 1)
          const read = await all(
            isLines ? readNdjson(pieces(text, size)) : readJson(pieces(text, size), 'data'),
          )
          expect(items(read)).toEqual(given.map((one) => new Map(Object.entries(one))))
        },
      ),
    )
  })

  it('refuses what is no item, and goes on', async () => {
    expect(plain(await json('[{"a":1,},{"a":2}]'))).toEqual([{ fault: 'is no JSON' }, { a: '2' }])
    const lines = await all(readNdjson(pieces('{"a":1}\n\n[1]\nnull\n{"a"\n{"a":2}', 4)))
    expect(lines.map(({ number }) => number)).toEqual([1, 3, 4, 5, 6])
    expect(plain(lines).map((one) => one.fault ?? one.a)).toEqual([
      '1',
      'is no JSON object',
      'is no JSON object',
      'is no JSON',
      '2',
    ])
  })

  it('keeps characters whole that are cut in two', async () => {
    expect(plain(await json('[{"a":"🚲 ț"}]', null, 1))).toEqual([{ a: '🚲 ț' }])
  })

  it('takes an empty list for one', async () => {
    expect(await json('[]')).toEqual([])
    expect(await json('{"items":[]}', 'items')).toEqual([])
  })

  it.each([
    ['<html>', null, 'must begin with { or ['],
    ['{"a":1}', null, 'no list of items'],
    ['{"a":[{}]}', 'b', 'no list at "b"'],
    ['[{"a":1}', null, 'ends too early'],
    ['[{"a":"', null, 'ends too early'],
    [']', null, 'closes more than it opens'],
    [`[{"a":"${'x'.repeat(1_100_000)}`, null, '1,000,000 bytes'],
    [`${'{"a":'.repeat(1_000)}`, null, '100 deep'],
    ['['.repeat(1_100), null, '1000 brackets'],
  ])('is refused: %.20s', async (text, path, reason) => {
    await expect(json(text, path, 50_000)).rejects.toThrow(reason)
  })

  it('is refused with a line without end', async () => {
    await expect(all(readNdjson(pieces('x'.repeat(1_200_000), 50_000)))).rejects.toThrow('1,000,000 bytes')
  })
})

it.each([
  ['https://a.example/1.jpg', ['https://a.example/1.jpg']],
  ['https://a.example/1.jpg\nhttps://a.example/1.jpg', ['https://a.example/1.jpg']],
  [
    'https://a.example/1,2.jpg,https://a.example/b.jpg; http://a.example/c|https://a.example/d',
    ['https://a.example/1,2.jpg', 'https://a.example/b.jpg', 'http://a.example/c', 'https://a.example/d'],
  ],
  ['1.jpg file:///etc/passwd', []],
])('finds the addresses of %j', (text, addresses) => {
  expect(addressesIn(text)).toEqual(addresses)
})

it('XML is read by a parser whose fields V8 finds without a look-up, which reads five times as fast', () => {
  const parser = createXmlParser({ open() {}, close() {}, text() {} })
  setFlagsFromString('--allow-natives-syntax')
  const isFast = new Function('object', 'return %HasFastProperties(object)') as (object: object) => boolean
  setFlagsFromString('--no-allow-natives-syntax')
  expect(isFast(parser)).toBe(true)
})

it('XML may have comments and instructions between its items', async () => {
  const text =
    '<?xml version="1.0"?><!-- a --><?a b?><listings><!-- b --><?c d?><listing id="1"><!-- c --><title>A<!-- d -->B</title></listing></listings>'
  expect(plain(await all(readXml(pieces(text, 7), ['listing'])))).toEqual([{ '@id': '1', title: 'AB' }])
})
