import { expect, test } from 'vitest'
import { expectSound } from './accessibility.ts'
import { call, password, publishListing, registerSeller } from './catalogue.ts'
import { logIn } from './seller.ts'
import { desktop, phone, visit } from './visit.ts'

const site = await visit()

test.each([phone, desktop])('a seller shows a number, is looked at and followed on a $name', async (size) => {
  const { name } = size
  const [sellerEmail, email] = [`numar-${name}@exemplu.test`, `urmaritor-${name}@exemplu.test`]
  const seller = await registerSeller(site.gatewayUrl, sellerEmail)
  await registerSeller(site.gatewayUrl, email)
  const id = await publishListing(seller, { title: `Cvadriciclu ${name}` })
  await publishListing(seller, { title: `Monociclu ${name}` })

  // The seller chooses who may see the number.
  const selling = await site.open(size)
  await logIn(selling, sellerEmail, password)
  await selling.getByRole('main').getByRole('link', { name: 'Contul meu' }).click()
  await selling.getByLabel('Telefon').fill('+33 1 99 00 01 23')
  await selling.getByLabel('Cine îți poate vedea numărul').selectOption('members')
  await selling.getByRole('button', { name: 'Salvează' }).first().click()
  await selling.getByText('Datele sunt salvate.').waitFor()
  await expectSound(selling)

  // A guest is led to the log-in; the document does not hold the number.
  const page = await site.open(size)
  await page.goto(`/anunt/${id}`)
  expect(await page.content()).not.toMatch(/99 ?00 ?01 ?23/)
  await expectSound(page)
  await page.getByRole('button', { name: 'Arată numărul' }).click()
  await page.getByRole('heading', { level: 1, name: 'Intră în cont' }).waitFor()
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Parolă', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Intră în cont' }).click()
  await page.getByRole('heading', { level: 1, name: `Cvadriciclu ${name}` }).waitFor()
  await page.getByRole('button', { name: 'Arată numărul' }).click()
  const link = page.getByRole('link', { name: '+33 1 99 00 01 23' })
  await link.waitFor()
  expect(await link.getAttribute('href')).toBe('tel:+33199000123')
  expect(await page.evaluate('document.activeElement?.textContent')).toContain('99 00 01 23')
  if (size === phone) {
    const call = page.getByRole('link', { name: 'Sună' })
    expect(await call.getAttribute('href')).toBe('tel:+33199000123')
    expect(await page.getByRole('link', { name: 'Mesaj', exact: true }).isVisible()).toBe(true)
  }
  await expectSound(page)

  // The seller's page: its listings, a search among them, and a button that follows.
  await page.getByRole('link', { name: 'Vezi pagina vânzătorului' }).click()
  await page.getByRole('heading', { level: 1, name: `numar-${name}` }).waitFor()
  await page.getByRole('heading', { level: 2, name: '2 anunțuri' }).waitFor()
  await expectSound(page)
  const follow = page.getByRole('button', { name: `Urmărește vânzătorul numar-${name}` })
  await follow.click()
  await expect.poll(() => follow.getAttribute('aria-pressed')).toBe('true')
  await expectSound(page)
  await page.getByLabel(`Caută în anunțurile de la numar-${name}`).fill('monociclu')
  await page.getByRole('button', { name: 'Caută', exact: true }).last().click()
  await page.waitForURL(/\/anunturi\?seller=/)
  await page.getByRole('heading', { level: 3, name: `Monociclu ${name}` }).waitFor()
  expect(await page.getByRole('article').getByRole('heading').allTextContents()).toEqual([
    `Monociclu ${name}`,
  ])

  await page.goto('/vanzatori-urmariti')
  await page.getByRole('link', { name: `numar-${name}` }).waitFor()
  await expectSound(page)
  await page.getByRole('button', { name: `Nu mai urmări vânzătorul numar-${name}` }).click()
  await page.getByText('Nu urmărești niciun vânzător.').waitFor()

  await selling.goto('/anunturile-mele')
  await selling
    .getByRole('listitem')
    .filter({ hasText: `Cvadriciclu ${name}` })
    .getByText('O persoană a cerut numărul')
    .waitFor()
  await Promise.all([page.context().close(), selling.context().close()])
})

test.each([phone, desktop])(
  'what was looked at is remembered by the browser alone on a $name',
  async (size) => {
    const { name } = size
    const seller = await registerSeller(site.gatewayUrl, `vazute-${name}@exemplu.test`)
    const id = await publishListing(seller, { title: `Hidrociclu ${name}` })
    const page = await site.open(size)
    await page.goto('/')
    expect(await page.getByRole('heading', { name: 'Văzute recent' }).isVisible()).toBe(false)
    await page.goto(`/anunt/${id}`)
    await expect.poll(() => page.evaluate('caches.match(location.pathname).then(Boolean)')).toBe(true)
    await page.goto(`/anunturi?q=hidrociclu+${name}`)
    await page.getByRole('article').getByText('Văzut', { exact: true }).waitFor()
    await expectSound(page)
    await page.goto('/')
    const recent = page.getByRole('heading', { name: 'Văzute recent' })
    await recent.waitFor()
    await page.getByRole('heading', { name: 'Noi în „Biciclete”' }).waitFor()
    await page
      .getByRole('heading', { level: 3, name: `Hidrociclu ${name}` })
      .first()
      .waitFor()
    await expectSound(page)
    await page.goto('/vazute-recent')
    await page.getByRole('heading', { level: 3, name: `Hidrociclu ${name}` }).waitFor()
    await expectSound(page)

    // It can be read without a network too, until the list is cleared.
    await page.context().setOffline(true)
    await page.goto('/anunturi')
    await page.getByRole('heading', { name: 'Nu ești conectat la internet' }).waitFor()
    await page.getByRole('link', { name: `Hidrociclu ${name}` }).click()
    await page.getByRole('heading', { level: 1, name: `Hidrociclu ${name}` }).waitFor()
    await page.context().setOffline(false)
    await page.goto('/vazute-recent')
    await page.getByRole('button', { name: 'Șterge lista' }).click()
    await expect.poll(() => page.evaluate('caches.keys()')).toEqual([])
    await page.getByText('Nu te-ai uitat încă la niciun anunț.').waitFor()
    await page.goto('/')
    expect(await recent.isVisible()).toBe(false)
    await page.context().close()
  },
)

test('whoever is not logged in follows a seller by way of the log-in', async () => {
  const email = 'urmaritor-simplu@exemplu.test'
  const seller = await registerSeller(site.gatewayUrl, 'urmarit-simplu@exemplu.test')
  await registerSeller(site.gatewayUrl, email)
  const { id } = await call<{ id: string }>(site.gatewayUrl, '/v1/me', seller.accessToken)
  const page = await site.open(desktop)
  await page.goto(`/vanzator/${id}`)
  await page.getByText('Acum nu are nimic de vânzare.').waitFor()
  await page.getByRole('link', { name: /^Urmărește vânzătorul/ }).click()
  await page.getByRole('heading', { level: 1, name: 'Intră în cont' }).waitFor()
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Parolă', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Intră în cont' }).click()
  await page.getByText('Vrei să urmărești vânzătorul urmarit-simplu?').waitFor()
  await page.getByRole('button', { name: 'Urmărește', exact: true }).click()
  await page.getByRole('link', { name: 'urmarit-simplu' }).waitFor()
  await page.context().close()
})
