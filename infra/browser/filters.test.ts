import { expect, test } from 'vitest'
import { seriousViolations } from './accessibility.ts'
import { password, publishListing, registerSeller } from './catalogue.ts'
import { logIn } from './seller.ts'
import { desktop, phone, visit } from './visit.ts'

const email = 'filtre@exemplu.test'
const site = await visit()
const seller = await registerSeller(site.gatewayUrl, email)

test('a value with a comma is chosen as one', async () => {
  for (const brand of ['Pegas, Strada', 'Pegas', 'Strada'])
    await publishListing(seller, { title: `Semicursieră ${brand}`, attributes: { brand } })
  const page = await site.open(desktop)
  await page.goto('/anunturi?q=semicursiera&category=bicycles')
  await page.getByText('3 anunțuri găsite').first().waitFor()
  await page.getByRole('checkbox', { name: /^Pegas, Strada/ }).check()
  await page.getByText('1 anunț găsit').first().waitFor()
  await page.getByRole('link', { name: 'Elimină filtrul Pegas, Strada' }).waitFor()
  await page.getByRole('link', { name: 'Semicursieră Pegas, Strada' }).waitFor()
  await page.context().close()
})

test('what is free says so everywhere, and is found by its filter', async () => {
  const title = 'Tandem fără pedale'
  const id = await publishListing(seller, { title, price: { amount: 0, currency: 'EUR' } })
  const onRequest = await publishListing(seller, { title: 'Tandem fără preț', price: null })
  const page = await site.open(desktop)
  await page.goto('/anunturi?q=fara&priceMin=0')
  await page.getByText('2 anunțuri găsite').first().waitFor()
  await page.getByRole('link', { name: 'Gratuit', exact: true }).click()
  await page.getByText('1 anunț găsit').first().waitFor()
  await page.getByRole('link', { name: 'Elimină filtrul Gratuit' }).waitFor()
  expect(new URL(page.url()).searchParams.get('priceMax')).toBe('0')
  expect(await page.locator('#results-list').textContent()).toContain('Gratuit')
  await page.getByRole('link', { name: title }).click()
  await page.getByRole('heading', { level: 1, name: title }).waitFor()
  await page.getByText('Gratuit', { exact: true }).first().waitFor()
  expect(await page.title()).toContain('Gratuit')
  const data = await page.locator('script[type="application/ld+json"]').allTextContents()
  expect(data.join()).toContain('"price":"0.00"')
  await page.goto(`/en/listing/${id}`)
  await page.getByText('Free', { exact: true }).first().waitFor()

  await logIn(page, email, password)
  await page.getByRole('listitem').filter({ hasText: title }).getByText('Gratuit').waitFor()
  await page.goto(`/anunturile-mele/${onRequest}`)
  await page.getByRole('heading', { name: 'Detalii' }).waitFor()
  await page.getByRole('button', { name: 'Continuă' }).click()
  await page.getByRole('heading', { name: 'Fotografii' }).waitFor()
  await page.getByRole('button', { name: 'Continuă' }).click()
  await page.getByLabel('Îl dau gratuit').check()
  expect(await page.getByLabel('Preț', { exact: true }).inputValue()).toBe('0')
  expect(await page.getByLabel('Preț la cerere').isChecked()).toBe(false)
  expect(await page.getByLabel('Negociabil').isDisabled()).toBe(true)
  await page.getByLabel('Îl dau gratuit').uncheck()
  expect(await page.getByLabel('Preț', { exact: true }).inputValue()).toBe('')
  await page.context().close()
})

test('the box of places understands short words, other languages and counties', async () => {
  const page = await site.open(desktop)
  await page.goto('/anunturi')
  const box = page.getByRole('combobox', { name: 'Localitate' })
  await box.waitFor()
  for (const [typed, place] of [
    ['Tg. Mur', 'Târgu Mureș, Mureș'],
    ['Kolozs', 'Cluj-Napoca, Cluj'],
    ['Sector 3, Buc', 'București, București'],
    ['Florești, Pra', 'Florești, Prahova'],
  ] as const) {
    await box.fill(typed)
    await page.getByRole('option', { name: place }).first().waitFor()
  }
  await box.fill('Kronstadt')
  await page.getByRole('option', { name: 'Brașov, Brașov' }).click()
  await page.getByRole('link', { name: /Elimină filtrul Brașov \+/ }).waitFor()
  // A link that somebody wrote by hand.
  await page.goto('/anunturi?place=Mc.+Ciuc')
  await page.getByRole('link', { name: /Elimină filtrul Miercurea Ciuc \+/ }).waitFor()
  await page.context().close()
})

test('a page of before a change of the rates is the first page now', async () => {
  const { next } = (await (await fetch(`${site.gatewayUrl}/v1/search?q=bicicleta&limit=1`)).json()) as {
    next: string
  }
  const fields = JSON.parse(Buffer.from(next, 'base64url').toString()) as [string, string][][]
  const stamp = fields[0]!.map(([name, hash]) => [name, name === 'rates' ? 'x' : hash])
  const stale = Buffer.from(JSON.stringify(fields.with(0, stamp as never))).toString('base64url')
  const response = await fetch(`${site.url}/anunturi?q=bicicleta&cursor=${stale}`)
  expect([response.status, new URL(response.url).search]).toEqual([200, '?q=bicicleta'])
})

test('what is typed is read as filters, which give their words back', async () => {
  const title = 'Cursieră Zefir'
  await publishListing(seller, {
    title,
    placeName: 'Cluj-Napoca',
    price: { amount: 40_000, currency: 'EUR' },
  })
  await publishListing(seller, { title: `${title} XL`, price: { amount: 90_000, currency: 'EUR' } })
  const page = await site.open(desktop)
  await page.goto('/anunturi?q=zefir+cluj+sub+500+euro')
  await page.getByText('1 anunț găsit').first().waitFor()
  await page.getByRole('link', { name: 'Caută „cluj” ca text, fără filtrul Cluj-Napoca +10 km' }).waitFor()
  expect(await page.getByRole('searchbox').or(page.locator('#site-search')).first().inputValue()).toBe(
    'zefir cluj sub 500 euro',
  )
  expect(await page.locator('#filter-priceMax').inputValue()).toBe('500')
  expect(await page.locator('#filter-currency').inputValue()).toBe('EUR')
  await page.getByRole('link', { name: /^Caută „sub 500 euro” ca text/ }).click()
  await page.waitForURL(/words=sub/)
  await page.getByRole('link', { name: /^Caută exact/ }).click()
  await page.waitForURL(/exact=1/)
  await page
    .getByRole('link', { name: /ca text/ })
    .first()
    .waitFor({ state: 'detached' })

  await page.goto('/anunturi?q=zefir+cluj&priceMax=1')
  await page
    .getByRole('link', { name: /^fără / })
    .first()
    .waitFor()
  await page.getByRole('link', { name: 'Anunță-mă când apare' }).waitFor()
  await page.goto('/anunturi?q=zefir')
  await page.getByRole('link', { name: 'Listă' }).click()
  await page.waitForURL(/view=list/)
  await page.getByRole('link', { name: 'Listă', exact: true }).and(page.locator('[aria-current]')).waitFor()
  await page.context().close()
})

test('Back closes the sheet of filters and keeps what was chosen in it', async () => {
  const page = await site.open(phone)
  await page.goto('/anunturi?q=semicursiera&category=bicycles&exact=1')
  const open = page.getByRole('button', { name: /^Filtre/ })
  await open.click()
  await page.getByRole('dialog').waitFor()
  await page.goBack()
  await page.getByRole('dialog').waitFor({ state: 'hidden' })
  await open.click()
  await page.getByRole('checkbox', { name: /^Pegas, Strada/ }).check()
  await page.getByText('1 anunț găsit').first().waitFor({ state: 'attached' })
  await page.goBack()
  await page.getByRole('dialog').waitFor({ state: 'hidden' })
  await page.getByRole('link', { name: 'Elimină filtrul Pegas, Strada' }).waitFor()
  expect(page.url()).toContain('attr.brand')
  await page.locator('#filters-open:focus').waitFor()
  await page.context().close()
})

test('the map counts what was found, and what it shows is the filter', async () => {
  const page = await site.open(phone)
  await page.goto('/anunturi?q=zefir&exact=1')
  await page.getByRole('link', { name: 'Hartă' }).click()
  const map = page.getByRole('region', { name: /^Harta rezultatelor/ })
  await map.getByRole('link', { name: '1 anunț aici' }).first().waitFor()
  expect(await seriousViolations(page)).toEqual([])
  await page.getByText('2 anunțuri găsite').first().waitFor()
  // By keyboard: the count over Cluj comes nearer, and the listings are those of its area.
  const counts = map.getByRole('link', { name: '1 anunț aici' })
  await counts.first().press('Enter')
  await page.waitForURL(/box=/)
  await page.getByText('1 anunț găsit').first().waitFor()
  await page.getByRole('link', { name: 'Elimină filtrul Zona de pe hartă' }).waitFor()
  await page.context().close()
})
