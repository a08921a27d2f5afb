import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { doorDialects, startTestApp, type TestApp } from './app.ts'
import { newPerson, type Person, publishListing } from './people.ts'

/** Texts that have broken programs: quotes, controls, direction, surrogates, markup, formats, paths. */
const naughty = [
  '',
  ' ',
  '\u0000',
  'a\u0000b',
  '\ud800',
  '\udfff\ud800',
  '\ufeff',
  '\u202egnirts',
  '\u200b\u200d',
  "' OR 1=1 --",
  '"; drop table listings; --',
  '%',
  '_',
  '\\',
  '%00',
  '%s%n',
  '{}',
  '[]',
  'null',
  'NaN',
  '-0',
  '1e999',
  '__proto__',
  'constructor',
  '../../etc/passwd',
  '<script>alert(1)</script>',
  'İıſK',
  'ﷺ'.repeat(50),
  'e\u0301\u0301\u0301',
  '😀'.repeat(40),
  '"-""',
  '-',
  '--a',
  '* ? ~ ^ : ( )',
  'x'.repeat(999),
  'ș'.repeat(300),
  Array.from({ length: 200 }, (_, n) => `w${n}`).join(' '),
]

const text = fc.oneof(fc.constantFrom(...naughty), fc.string({ unit: 'binary', maxLength: 60 }))
const runs = { numRuns: 60 }

describe.each(doorDialects)('hostile input on %s', (dialect) => {
  let test: TestApp
  let person: Person
  beforeAll(async () => {
    test = await startTestApp(dialect)
    person = await newPerson(test.app)
    await publishListing(test.app, person)
  })
  afterAll(() => test.close())

  const encoded = (value: string) => encodeURIComponent(value.toWellFormed())

  it('never breaks a read', async () => {
    const path = fc.constantFrom(
      '/v1/search?q=',
      '/v1/search?highlight=true&q=',
      '/v1/search?category=',
      '/v1/search?place=',
      '/v1/search?near=',
      '/v1/search?facets=',
      '/v1/search?cursor=',
      '/v1/search?attr.make=',
      '/v1/search?attr.km=',
      '/v1/suggest?q=',
      '/v1/places?q=',
      '/v1/listings?cursor=',
      '/v1/listings?category=',
      '/v1/sitemap?after=',
      '/v1/listings/',
      '/problems/',
      '/img/card/',
    )
    await fc.assert(
      fc.asyncProperty(path, text, async (start, value) => {
        const { statusCode, body } = await test.app.inject(start + encoded(value))
        expect([statusCode, body]).toEqual([
          expect.toSatisfy((status) => [200, 400, 404, 414].includes(status)),
          body,
        ])
      }),
      runs,
    )
  })

  it('never breaks a write, and keeps nothing that is not text', async () => {
    const value = fc.oneof(
      text,
      fc.integer(),
      fc.double(),
      fc.boolean(),
      fc.constant(null),
      fc.array(text, { maxLength: 3 }),
    )
    const body = fc.record(
      {
        title: text,
        description: text,
        categoryId: fc.oneof(fc.constantFrom('phones', 'sofas'), text),
        price: fc.oneof(value, fc.record({ amount: value, currency: fc.oneof(fc.constant('EUR'), text) })),
        attributes: fc.oneof(
          value,
          fc.dictionary(fc.oneof(fc.constantFrom('brand', 'model', 'storage'), text), value),
        ),
        placeId: value,
        imageIds: value,
      },
      { requiredKeys: ['categoryId'] },
    )
    await fc.assert(
      fc.asyncProperty(body, async (draft) => {
        const response = await person.ask('POST', '/v1/listings', {
          body: JSON.stringify(draft),
          headers: json,
        })
        expect([201, 400]).toContain(response.statusCode)
        if (response.statusCode === 201) expect(response.json().title).not.toMatch(/\p{Cc}|\p{Cs}/u)
      }),
      runs,
    )
  })

  it('never breaks registration or log-in', async () => {
    const body = fc.record({ email: text, password: text, name: text }, { requiredKeys: [] })
    await fc.assert(
      fc.asyncProperty(fc.constantFrom('register', 'login'), body, async (what, fields) => {
        const response = await test.app.inject({
          method: 'POST',
          url: `/v1/auth/${what}`,
          headers: json,
          body: JSON.stringify(fields),
        })
        expect([400, 401]).toContain(response.statusCode)
      }),
      runs,
    )
    for (const name of naughty) {
      const email = `n${naughty.indexOf(name)}@piata.example`
      const response = await test.app.inject({
        method: 'POST',
        url: '/v1/auth/register',
        headers: { ...json, 'user-agent': 'x\u00ff'.repeat(500) },
        body: JSON.stringify({ email, password: `${name}0123456789`.slice(0, 100), name }),
      })
      expect([201, 400]).toContain(response.statusCode)
    }
  })

  it('never breaks on deep, wide or endless JSON', async () => {
    const bodies = [
      `${'['.repeat(50_000)}${']'.repeat(50_000)}`,
      `{"categoryId":"sofas","attributes":{${Array.from({ length: 5000 }, (_, n) => `"a${n}":1`).join(',')}}}`,
      `{"categoryId":"sofas","imageIds":[${Array.from({ length: 5000 }, () => '""').join(',')}]}`,
      '{"categoryId":"sofas","price":{"amount":1e400,"currency":"RON"}}',
      '{"categoryId":"sofas","title":"\\ud800"}',
      '{"constructor":{"prototype":{"x":1}}}',
    ]
    for (const body of bodies) {
      const response = await person.ask('POST', '/v1/listings', { body, headers: json })
      expect([body.slice(0, 40), response.statusCode]).toEqual([body.slice(0, 40), 400])
    }
  })
})

const json = { 'content-type': 'application/json' }
