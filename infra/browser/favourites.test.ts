import { expect, test } from 'vitest'
import { expectSoundEverywhere } from './accessibility.ts'
import { call, password, publishListing, registerSeller } from './catalogue.ts'
import { logIn } from './seller.ts'
import { phone, visit } from './visit.ts'

const site = await visit()

test.each([phone])('hearts are kept before a log-in and come along on a $name', async (size) => {
  const { name } = size
  const [sellerEmail, email] = [`inimi-${name}@exemplu.test`, `favorite-${name}@exemplu.test`]
  const seller = await registerSeller(site.gatewayUrl, sellerEmail)
  const buyer = await registerSeller(site.gatewayUrl, email)
  const id = await publishListing(seller, { title: `Velocar ${name}` })
  const other = await publishListing(seller, { title: `Velotaxi ${name}` })
  const heart = (title: string) => ({ name: `Pune la favorite: ${title} ${name}` })

  const page = await site.open(size)
  await page.goto(`/anunturi?q=velocar+${name}`)
  const card = page.getByRole('button', heart('Velocar'))
  expect(await card.getAttribute('aria-pressed')).toBe('false')
  await card.click()
  await page.getByRole('status').getByText('Păstrat în acest browser').waitFor()
  expect(await card.getAttribute('aria-pressed')).toBe('true')
  await expectSoundEverywhere(page)
  // The same on its own page, and by the keyboard.
  await page.goto(`/anunt/${id}`)
  const own = page.getByRole('button', heart('Velocar'))
  expect(await own.getAttribute('aria-pressed')).toBe('true')
  await page.goto(`/anunt/${other}`)
  await page.getByRole('button', heart('Velotaxi')).press('Space')
  await expect
    .poll(() => page.getByRole('button', heart('Velotaxi')).getAttribute('aria-pressed'))
    .toBe('true')

  await page.goto('/favorite')
  await page.getByRole('heading', { level: 3, name: `Velotaxi ${name}` }).waitFor()
  expect(await page.getByRole('main').getByRole('heading', { level: 2 }).count()).toBe(1)
  expect(await page.getByRole('heading', { level: 3 }).allTextContents()).toEqual([
    `Velotaxi ${name}`,
    `Velocar ${name}`,
  ])
  await expectSoundEverywhere(page)
  await page.getByRole('main').getByRole('link', { name: 'Intră în cont' }).click()
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Parolă', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Intră în cont' }).click()
  await page.getByRole('heading', { level: 1, name: 'Favorite' }).waitFor()
  await page.getByRole('heading', { level: 3, name: `Velocar ${name}` }).waitFor()
  const ids = async () =>
    (await call<{ ids: string[] }>(site.gatewayUrl, '/v1/favourites/ids', buyer.accessToken)).ids
  expect(await ids()).toEqual([other, id])

  // Cheaper, then sold; the seller sees how many have it.
  const patch = { price: { amount: 80_000, currency: 'RON' } }
  await fetch(`${site.gatewayUrl}/v1/listings/${id}`, {
    ...{ method: 'PATCH', body: JSON.stringify(patch) },
    headers: { authorization: `Bearer ${seller.accessToken}`, 'content-type': 'application/json' },
  })
  await call(site.gatewayUrl, `/v1/listings/${other}/sell`, seller.accessToken, {})
  await page.reload()
  const row = (title: string) => page.getByRole('listitem').filter({ hasText: `${title} ${name}` })
  await row('Velocar').getByText('A scăzut cu 100 lei').waitFor()
  await row('Velotaxi').getByText('Vândut').waitFor()
  await expectSoundEverywhere(page)

  // Out again, from a page of results, and there for good.
  await page.goto(`/anunturi?q=velocar+${name}`)
  expect(await card.getAttribute('aria-pressed')).toBe('true')
  await card.click()
  await page.getByRole('status').getByText('Scos din favorite').waitFor()
  expect(await ids()).toEqual([other])

  const selling = await site.open(size)
  await logIn(selling, sellerEmail, password)
  const mine = selling.getByRole('listitem').filter({ hasText: `Velotaxi ${name}` })
  await mine.getByText('O persoană l-a pus la favorite').waitFor()
  // One's own is refused, and the heart is as it was.
  await selling.goto(`/anunt/${id}`)
  await selling.getByRole('button', heart('Velocar')).click()
  await selling.getByRole('status').getByText('Anunțul e al tău').waitFor()
  expect(await selling.getByRole('button', heart('Velocar')).getAttribute('aria-pressed')).toBe('false')
  await Promise.all([page.context().close(), selling.context().close()])
})

test('without the page’s script a heart leads to the log-in and back', async () => {
  const email = 'favorite-simplu@exemplu.test'
  const seller = await registerSeller(site.gatewayUrl, 'inimi-simplu@exemplu.test')
  await registerSeller(site.gatewayUrl, email)
  const id = await publishListing(seller, { title: 'Velocicletă simplă' })
  const page = await site.open(phone)
  await page.context().route('**/assets/site-*.js', (route) => route.abort())
  await page.goto(`/anunt/${id}`)
  await page.getByRole('link', { name: 'Pune la favorite: Velocicletă simplă' }).click()
  await page.getByRole('heading', { level: 1, name: 'Intră în cont' }).waitFor()
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Parolă', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Intră în cont' }).click()
  await page.getByRole('heading', { level: 1, name: 'Favorite' }).waitFor()
  // An address alone changes nothing: whoever came by it is asked.
  await page.getByText('Pui la favorite anunțul „Velocicletă simplă”?').waitFor()
  expect(await page.getByRole('heading', { level: 3, name: 'Velocicletă simplă' }).count()).toBe(0)
  await page.getByRole('button', { name: 'Pune la favorite', exact: true }).click()
  await page.getByRole('heading', { level: 3, name: 'Velocicletă simplă' }).waitFor()
  await page.context().close()
})
