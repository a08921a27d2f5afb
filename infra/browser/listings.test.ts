import { afterAll, beforeAll, expect, test } from 'vitest'
import { call, password, publishCatalogue, publishListing, type Seller } from './catalogue.ts'
import { logIn } from './seller.ts'
import { type Site, startSite } from './site.ts'

const phone = { width: 390, height: 844 }
const longTitle = 'Motocultor Dreptunghiular-Supradimensionat nemaipomenit de lung pentru grădină și livadă'
let site: Site
let seller: Seller

beforeAll(async () => {
  site = await startSite()
  seller = await publishCatalogue(site.gatewayUrl)
})
afterAll(() => site?.close())

test('a listing has one address, which other scripts are written in, and is gone once deleted', async () => {
  const id = await publishListing(seller, { title: 'Велосипед ß ł Ø 自行车' })
  const proper = `/anunt/velosiped-ss-l-o-zixingche-${id}`
  for (const path of [`/anunt/${id}`, `/anunt/alt-titlu-${id}`, `/listing/${id}`]) {
    const response = await fetch(site.url + path, { redirect: 'manual' })
    expect([path, response.status]).toEqual([path, 308])
    expect(new URL((await fetch(site.url + path)).url).pathname).toBe(proper)
  }
  const { gatewayUrl, accessToken } = seller
  const removed = await fetch(`${gatewayUrl}/v1/listings/${id}`, {
    method: 'DELETE',
    headers: { authorization: `Bearer ${accessToken}` },
  })
  expect(removed.status).toBe(204)
  await expect.poll(async () => (await fetch(site.url + proper)).status).toBe(410)
  const never = id.replace(/.$/, (last) => (last === '0' ? '1' : '0'))
  expect((await fetch(`${site.url}/anunt/golf-${never}`)).status).toBe(404)
})

test('who is not the owner finds no form, not even an administrator', async () => {
  site.makeAdministrator('vitrina@exemplu.test')
  const page = await site.open(phone)
  await logIn(page, 'vitrina@exemplu.test', password)
  const { accessToken } = await call<{ accessToken: string }>(
    site.gatewayUrl,
    '/v1/auth/register',
    undefined,
    {
      email: 'alt@exemplu.test',
      password,
      name: 'Alt Vânzător',
    },
  )
  const theirs = await publishListing({ ...seller, accessToken }, { title: 'Bicicleta altcuiva' })
  await page.goto(`/anunturile-mele/${theirs}`)
  await page.getByText('Nu am găsit acest anunț printre anunțurile tale.').waitFor()

  // Their own one they find, and at text of twice the size its pages still fit.
  const own = await publishListing(seller, { title: longTitle })
  for (const [path, heading] of [
    [`/anunturile-mele/${own}`, 'Detalii'],
    ['/anunturile-mele', longTitle],
  ] as const) {
    await page.goto(path)
    await page.getByRole('heading', { name: heading }).waitFor()
    await page.evaluate("document.documentElement.style.fontSize = '200%'")
    expect([path, await page.evaluate('document.documentElement.scrollWidth')]).toEqual([path, phone.width])
  }
  await page.context().close()
})

test('a listing that was taken back is published again from its form', async () => {
  const page = await site.open(phone)
  await logIn(page, 'vitrina@exemplu.test', password)
  const title = 'Bicicletă retrasă'
  const id = await publishListing(seller, { title })
  await call(site.gatewayUrl, `/v1/listings/${id}/withdraw`, seller.accessToken, {})
  await page.goto(`/anunturile-mele/${id}?step=preview`)
  await page.getByRole('button', { name: 'Publică anunțul' }).click()
  await page.getByRole('heading', { level: 1, name: title }).waitFor()
  await page.goto('/anunturile-mele')
  await page.getByRole('button', { name: `Marchează ca vândut: ${title}` }).click()
  await page.getByRole('button', { name: 'Da, l-am vândut' }).click()
  await page.getByText(`„${title}” este marcat ca vândut.`).waitFor()
  expect(await page.getByRole('button', { name: `: ${title}` }).allTextContents()).toEqual(['Șterge'])
  await page.goto(`/anunturile-mele/${id}`)
  await page.getByText('Acest anunț nu mai poate fi modificat.').waitFor()
  await page.context().close()
})
