import { expect, test } from 'vitest'
import { visit } from './visit.ts'

const site = await visit()

const statusOf = async (path: string) => (await fetch(site.url + path, { redirect: 'manual' })).status
const emoji = encodeURIComponent('😀'.repeat(110))
const uuid = '00000000-0000-7000-8000-000000000000'

test('a cursor of nowhere, or of another search, leads to the first page', async () => {
  const response = await fetch(`${site.gatewayUrl}/v1/search?limit=1&sort=newest`)
  const { next } = (await response.json()) as { next: string }
  for (const cursor of ['AAAA', 'x'.repeat(500), next]) {
    const path = '/anunturi?q=bicicleta&sort=price-asc'
    const response = await fetch(`${site.url}${path}&cursor=${cursor}`, { redirect: 'manual' })
    expect([cursor, response.status, response.headers.get('location')]).toEqual([cursor, 307, path])
  }
})

test('no address of a page is our fault', async () => {
  const values = [
    '',
    '%00',
    '%',
    '%E0%A4%A',
    '%ED%A0%80',
    emoji,
    `a${emoji}`,
    'NaN',
    '-1',
    '1e999',
    '9'.repeat(30),
  ]
  const names = [
    'q',
    'category',
    'county',
    'place',
    'radius',
    'priceMin',
    'priceMax',
    'condition',
    'seller',
    'sort',
  ]
  const more = [
    'attr.make',
    'attr.yearMin',
    'attr.__proto__',
    'nxtPlocale',
    '__nextLocale',
    '_rsc',
    'q[]',
    'q=a&q',
  ]
  const queries = [
    ...[...names, ...more].flatMap((name) => values.map((value) => `${name}=${value}`)),
    `seller=${'-'.repeat(36)}`,
    `seller=${uuid}`,
    'category=cars&attr.yearMin=9999999999.999999&attr.yearMax=-9999999999',
    'place=Cluj-Napoca&sort=distance&radius=1e9',
    'priceMin=9999999999&priceMax=1',
  ]
  const paths = [
    ...queries.map((query) => `/anunturi?${query}`),
    ...['/', '/en', '/en/listings', '/intra-in-cont', '/publica-anunt', '/contul-meu'].flatMap((path) =>
      ['q=%00', 'next=%E0%A4%A', 'next=a&next=b', 'category=%ED%A0%80', 'nxtPlocale=x'].map(
        (query) => `${path}?${query}`,
      ),
    ),
    ...values.flatMap((value) => [
      `/anunt/${value}`,
      `/en/listing/x-${value}`,
      `/anunturile-mele/${value}`,
      `/sitemaps/${value}`,
    ]),
    ...[uuid, '-'.repeat(36), `x-${uuid}`, `${'a'.repeat(300)}-${uuid}`].flatMap((id) => [
      `/anunt/${id}`,
      `/sitemaps/${id}`,
    ]),
  ]
  const wrong: string[] = []
  for (const path of paths) {
    const status = await statusOf(path)
    if (![200, 307, 308, 400, 404].includes(status)) wrong.push(`${status} ${path}`)
  }
  expect(wrong).toEqual([])
})

test('pages of applications run their own scripts only, each time by another nonce', async () => {
  for (const path of ['/intra-in-cont', '/cont-nou', '/publica-anunt', '/contul-meu', '/anunturile-mele']) {
    const response = await fetch(site.url + path)
    const nonce = /script-src 'self' 'nonce-([^']+)'/.exec(
      response.headers.get('content-security-policy')!,
    )![1]!
    const scripts = (await response.text()).match(/<script(?![^>]*\bsrc=)[^>]*>/g)!
    for (const script of scripts) expect(script).toContain(`nonce="${nonce}"`)
  }
})

test('what explains the API is on the public port, and the picture optimizer is not', async () => {
  for (const path of [
    '/docs/',
    '/openapi.json',
    '/problems',
    '/problems/not-found',
    '/.well-known/jwks.json',
  ])
    expect([path, await statusOf(path)]).toEqual([path, 200])
  expect(await statusOf('/_next/image?url=%2Ficon.svg&w=64&q=75')).toBe(404)
})
