import { expect, test } from 'vitest'
import { expectSoundEverywhere } from './accessibility.ts'
import { password, registerSeller } from './catalogue.ts'
import { logIn } from './seller.ts'
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

test('a category has a page under a word of its own, which whoever runs the site chooses, and other choices are told to no search engine', async () => {
  const email = 'cuvinte@adrese.test'
  await registerSeller(site.gatewayUrl, email)
  site.makeAdministrator(email)
  const told = async (path: string) => {
    const response = await fetch(site.url + path, { redirect: 'manual' })
    const text = await response.text()
    return {
      status: response.status,
      location: response.headers.get('location'),
      canonical: /<link rel="canonical" href="([^"]+)"/.exec(text)?.[1]?.replace(site.url, ''),
      isTold: !text.includes('noindex'),
      leads: [...text.matchAll(/href="(\/[a-z/-]+)"/g)].map(([, href]) => href),
    }
  }
  // Listings are counted once a minute.
  const patience = { timeout: 100_000, interval: 1_000 }
  await expect.poll(async () => (await told('/biciclete')).status, patience).toBe(200)
  const results = '/anunturi?category=bicycles'
  expect(await told('/biciclete')).toMatchObject({ canonical: '/biciclete', isTold: true })
  expect(await told(results)).toMatchObject({ canonical: '/biciclete', isTold: true })
  expect(await told(`${results}&condition=good`)).toMatchObject({ isTold: false })
  expect((await told('/')).leads).toContain('/biciclete')
  const part = await (await fetch(`${site.url}/sitemaps/categories`)).text()
  expect(part).toContain(`<loc>${site.url}/biciclete</loc>`)
  expect(part).toContain(`<loc>${site.url}/en/bicycles</loc>`)

  const page = await site.open({ width: 390, height: 844 })
  await logIn(page, email, password)
  await page.goto('/administrare/categorii')
  const own = page.getByRole('region', { name: 'Paginile categoriilor' })
  await own.getByLabel('Categoria', { exact: true }).selectOption('bicycles')
  await own.getByLabel('Cuvântul din adresă').fill('Două Roți')
  await own.getByRole('button', { name: 'Salvează pagina' }).click()
  await own.getByRole('alert').getByText('Nu a mers').waitFor()
  const save = async (word: string) => {
    await own.getByLabel('Cuvântul din adresă').fill(word)
    await own.getByRole('button', { name: 'Salvează pagina' }).click()
    await own.getByText('Salvat.').waitFor()
  }
  await own.getByLabel('Titlul').fill('Biciclete de ocazie')
  await own.getByLabel('Textul').fill('Se probează **pe loc**.')
  await own.getByLabel('Duce la').selectOption('books')
  await save('doua-roti')
  await expect.poll(async () => (await told('/doua-roti')).status, patience).toBe(200)
  expect(await told('/biciclete')).toMatchObject({ status: 301, location: '/doua-roti' })
  await page.goto('/doua-roti')
  await page.getByRole('heading', { level: 1, name: 'Biciclete de ocazie' }).waitFor()
  await page.locator('strong', { hasText: 'pe loc' }).waitFor()
  await expectSoundEverywhere(page)
  // What is chosen there is chosen among the same listings.
  await page.goto('/doua-roti?condition=new')
  expect(new URL(page.url()).pathname).toBe('/anunturi')
  await page.goto('/administrare/categorii')
  await own.getByLabel('Categoria', { exact: true }).selectOption('bicycles')
  await own.getByLabel('Titlul').fill('')
  await own.getByLabel('Textul').fill('')
  await own.getByLabel('Duce la').selectOption([])
  await save('')
  await expect
    .poll(async () => await told('/doua-roti'), patience)
    .toMatchObject({ status: 301, location: '/biciclete' })
  await page.context().close()
})
