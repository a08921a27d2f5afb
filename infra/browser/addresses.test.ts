import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Site, startSite } from './site.ts'

let site: Site
beforeAll(async () => {
  site = await startSite()
})
afterAll(() => site?.close())

const statusOf = async (path: string) => (await fetch(site.url + path, { redirect: 'manual' })).status
const emoji = encodeURIComponent('😀'.repeat(110))
const uuid = '00000000-0000-7000-8000-000000000000'

/** Asks the API as one new account. */
async function seller() {
  const headers = { 'content-type': 'application/json', authorization: '' }
  const ask = async (path: string, body: object) => {
    const response = await fetch(`${site.url}/v1${path}`, {
      method: 'POST',
      headers: { ...headers },
      body: JSON.stringify(body),
    })
    expect(response.status).toBeLessThan(300)
    return (await response.json()) as Record<string, string>
  }
  const account = { email: 'seller@piata.test', password: 'Una-lunga-si-buna-7', name: 'Seller' }
  headers.authorization = `Bearer ${(await ask('/auth/register', account)).accessToken}`
  return ask
}

test('a cursor of nowhere, or of another search, leads to the first page', async () => {
  const ask = await seller()
  const listing = { categoryId: 'bicycles', price: { amount: 5000, currency: 'RON' }, condition: 'used' }
  const place = { placeId: 54984, attributes: { type: 'city' } }
  for (const title of ['Bicicleta una', 'Bicicleta doua']) {
    const text = { title, description: 'Bicicleta de oras, folosita doi ani.' }
    const { id } = await ask('/listings', { ...listing, ...place, ...text })
    await ask(`/listings/${id}/publish`, {})
  }
  let next: string | null = null
  while (next === null) {
    const response = await fetch(`${site.gatewayUrl}/v1/search?limit=1&sort=newest`)
    next = ((await response.json()) as { next: string | null }).next
  }
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
