import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { expectSoundEverywhere } from './accessibility.ts'
import { password, publishListing, registerSeller } from './catalogue.ts'
import { logIn } from './seller.ts'
import { startSite } from './site.ts'
import { phone, visit } from './visit.ts'

const placesFile = path.resolve(import.meta.dirname, '../../examples/places-bg.json')
/** A further language as an operator begins it: a few files with a few of the texts. */
const languagesDir = mkdtempSync(path.join(tmpdir(), 'piata-languages-'))
const hungarian = {
  'language.json': { free: 'Ingyen' },
  'catalogue.json': { categories: { 'sport-leisure': 'Sport és szabadidő' } },
  'site/home.json': { metaTitle: 'Apróhirdetések: {countryName}' },
  'site/results.json': { paths: { listings: 'hirdetesek' } },
  'site/listing.json': { paths: { listing: 'hirdetes' } },
  'site/account.json': { paths: { register: 'regisztracio' } },
}
for (const [file, texts] of Object.entries(hungarian)) {
  const target = path.join(languagesDir, 'hu', file)
  mkdirSync(path.dirname(target), { recursive: true })
  writeFileSync(target, JSON.stringify(texts))
}
const running = await startSite({
  settings: {
    ...{ PIATA_PLACES_FILE: placesFile, PIATA_TIME_ZONE: 'Europe/Sofia' },
    PIATA_LANGUAGES_DIR: languagesDir,
  },
})
afterAll(async () => {
  await running.close()
  rmSync(languagesDir, { recursive: true })
})
const site = await visit(running)
const operator = 'administrator@exemplu.test'

test('a site of another name and country comes of settings and a file alone', async () => {
  const seller = await registerSeller(running.gatewayUrl, operator)
  await publishListing(seller, {
    ...{ title: 'Bicicletă din Plovdiv', placeName: 'Plovdiv' },
    price: { amount: 20_000, currency: 'EUR' },
  })
  site.makeAdministrator(operator)
  const page = await site.open(phone)
  await logIn(page, operator, password)
  await page.goto('/administrare/setari')
  await page.getByLabel('Numele site-ului').fill("Пазар {1} d'Est")
  await page.getByLabel('Culoarea site-ului').fill('#ffee00')
  await page.getByLabel('Țara').fill('bg')
  await page.getByRole('button', { name: 'Mută EUR mai sus' }).click()
  await page.getByLabel('Adresa de e-mail').fill('contact@exemplu.test')
  await page.getByRole('button', { name: 'Salvează' }).click()
  await page.getByText('Scrie o culoare ca #1a7f37, destul de închisă.').waitFor()
  await expectSoundEverywhere(page)
  await page.getByLabel('Culoarea site-ului').fill('#7a1fa2')
  await page.getByRole('button', { name: 'Salvează' }).click()
  await page.getByText('Salvat. Se vede peste tot într-o secundă.').waitFor()

  await page.getByLabel('Titlu').fill('Termeni și condiții')
  const text =
    '## Cum\n\nFii **cinstit**. <img src=x onerror=alert(1)> [rău](javascript:alert(1)) & [bun](/anunturi)'
  await page.getByLabel('Text', { exact: true }).fill(text)
  await page.getByRole('button', { name: 'Publică versiunea' }).click()
  await page.getByText('Publicat.').waitFor()
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(phone.width)

  const shown = async () => {
    await page.goto('/en')
    return page.title()
  }
  await expect.poll(shown, { timeout: 20_000 }).toBe("Пазар {1} d'Est: classifieds from all over Bulgaria")
  await page.getByText('from people all over Bulgaria').waitFor()
  const accent = "getComputedStyle(document.documentElement).getPropertyValue('--color-accent')"
  expect(await page.evaluate(accent)).toContain('#7a1fa2')
  await expectSoundEverywhere(page)
  await page.goto('/en/listings?county=16&priceMax=200')
  await page.getByRole('link', { name: 'Bicicletă din Plovdiv' }).first().waitFor()
  await page.getByText('€200').first().waitFor()
  await page.getByRole('link', { name: 'Termeni și condiții' }).click()
  await page.getByRole('heading', { level: 1, name: 'Termeni și condiții' }).waitFor()
  const article = page.getByRole('article')
  await article.getByText('<img src=x onerror=alert(1)>').waitFor()
  expect(await article.getByRole('link').allTextContents()).toEqual(['bun'])
  expect(await article.locator('strong').textContent()).toBe('cinstit')
  await expectSoundEverywhere(page)

  // The folder's language beside those that come with Piata: its words in addresses, and another's text where it has none.
  const link = page.getByRole('link', { name: 'HU – Magyar' })
  expect(await link.getAttribute('href')).toMatch(/^\/hu\//)
  await page.goto('/en/listings?priceMax=200&county=16')
  await page.getByRole('link', { name: 'HU – Magyar' }).click()
  await page.waitForURL('**/hu/hirdetesek?priceMax=200&county=16')
  expect(await page.locator('link[hreflang="hu"]').getAttribute('href')).toMatch(/\/hu\/hirdetesek/)
  await page.getByRole('link', { name: 'Bicicletă din Plovdiv' }).first().click()
  await page.waitForURL('**/hu/hirdetes/*')
  await page.getByText('200\u00a0€').first().waitFor()
  await page.getByRole('heading', { name: 'Descriere' }).waitFor()
  expect((await page.goto('/hu'))?.status()).toBe(200)
  expect(await page.title()).toBe('Apróhirdetések: Bulgária')
  await page.getByRole('link', { name: 'Sport és szabadidő' }).first().waitFor()
  await expectSoundEverywhere(page)
  expect((await page.goto('/hu/nimic'))?.status()).toBe(404)
  // An application makes its links in the browser: whoever is logged in has no use for this one, and is led on.
  await page.goto('/hu/regisztracio')
  await page.waitForURL('**/hu/my-listings')
  await page.goto('/hu/contul-meu')
  await page.getByRole('option', { name: 'Magyar' }).waitFor({ state: 'attached' })
  expect(await (await page.request.get('/sitemaps/pages')).text()).toContain('/hu/hirdetesek')

  // One language alone: the others' pages lead to it.
  await page.goto('/administrare/setari')
  await page.getByLabel('RO', { exact: true }).uncheck()
  await page.getByLabel('HU', { exact: true }).uncheck()
  await page.getByRole('button', { name: 'Salvează' }).click()
  await page.getByText('Salvat. Se vede peste tot într-o secundă.').waitFor()
  await expect
    .poll(async () => new URL((await page.goto('/anunturi'))!.url()).pathname, { timeout: 20_000 })
    .toBe('/en/listings')
  expect(await page.locator('link[hreflang]').count()).toBe(2)
  await page.context().close()
})
