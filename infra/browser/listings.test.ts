import { expect, test } from 'vitest'
import { call, password, publishListing, registerSeller } from './catalogue.ts'
import { logIn } from './seller.ts'
import { phone, visit } from './visit.ts'

const longTitle = 'Motocultor Dreptunghiular-Supradimensionat nemaipomenit de lung pentru grădină și livadă'
const email = 'anunturi@exemplu.test'
const site = await visit()
const seller = await registerSeller(site.gatewayUrl, email)

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
  site.makeAdministrator(email)
  const page = await site.open(phone)
  await logIn(page, email, password)
  const other = await registerSeller(site.gatewayUrl, 'alt@exemplu.test')
  const theirs = await publishListing(other, { title: 'Tandemul altcuiva' })
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
  await logIn(page, email, password)
  const title = 'Tandem retras'
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
