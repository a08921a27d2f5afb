import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { expectSoundEverywhere } from './accessibility.ts'
import { password, publishListing, registerSeller, untilFound } from './catalogue.ts'
import { logIn } from './seller.ts'
import { desktop, phone, visit } from './visit.ts'

const site = await visit()
const pets = 'Animale de companie'

/** In the editor, from the button of its parent: a category with a name alone. */
async function add(page: Page, below: string, name: string) {
  await page.getByRole('button', { name: `Adaugă sub ${below}`, exact: true }).click()
  await page
    .getByLabel(/^Nume /)
    .first()
    .fill(name)
  await page.getByRole('button', { name: 'Salvează', exact: true }).click()
  await page.getByText('Salvat.').waitFor()
}
const crumbs = (page: Page) =>
  page.getByRole('navigation', { name: 'Ești aici' }).getByRole('listitem').allTextContents()

test('a category lies four levels deep: made, sold in, found and counted at each, and moved', async () => {
  const email = 'adancime@exemplu.test'
  const seller = await registerSeller(site.gatewayUrl, email)
  site.makeAdministrator(email)
  const page = await site.open(phone)
  await logIn(page, email, password)
  await page.goto('/administrare/categorii')
  await add(page, pets, 'Dresaj')
  await add(page, 'Dresaj', 'Ham și lesă')
  await add(page, 'Ham și lesă', 'Zgărdulețe')
  await add(page, 'Dresaj', 'Fluierici')
  // The deepest takes none.
  expect(await page.getByRole('button', { name: 'Adaugă sub Zgărdulețe' }).count()).toBe(0)
  await page.getByRole('button', { name: 'Dresaj', exact: true }).click()
  const places = page.getByLabel('Face parte din').getByRole('option')
  const offered = await places.allTextContents()
  expect(offered).toContain('Electronice')
  expect(offered.filter((text) => text.includes('Dresaj'))).toEqual([])
  await expectSoundEverywhere(page)
  await page.getByRole('button', { name: 'Renunță' }).click()
  await expectSoundEverywhere(page)

  // Sold in by walking down the tree.
  await page.goto('/publica-anunt')
  for (const step of [pets, 'Dresaj', 'Ham și lesă'])
    await page.locator('summary').filter({ hasText: step }).click()
  await expectSoundEverywhere(page)
  await page.getByRole('button', { name: 'Zgărdulețe' }).click()
  await page.getByLabel('Titlu').waitFor()

  for (const title of ['Xantoprop lat', 'Xantoprop îngust'])
    await publishListing(seller, { title, categoryId: 'zgardulete' })
  await publishListing(seller, { title: 'Xantoprop de alamă', categoryId: 'fluierici' })
  await untilFound(site.gatewayUrl, 'xantoprop', 3)
  await page.goto('/anunturi?q=xantoprop&category=pets')
  // Which a phone has behind a button.
  await page.setViewportSize(desktop)
  const filters = page.getByRole('navigation', { name: 'Categorie' })
  for (const [step, total] of [
    ['Dresaj', '3 anunțuri găsite'],
    ['Ham și lesă', '2 anunțuri găsite'],
    ['Zgărdulețe', '2 anunțuri găsite'],
  ] as const) {
    const link = filters.getByRole('link', { name: step })
    const href = await link.getAttribute('href')
    expect(await link.textContent()).toBe(`${step}${total[0]}`)
    await page.goto(href!)
    await page.getByText(total).first().waitFor()
  }
  await page.setViewportSize(phone)
  expect(await crumbs(page)).toEqual(['Toate categoriile', pets, 'Dresaj', 'Ham și lesă', 'Zgărdulețe'])
  await expectSoundEverywhere(page)
  await page.getByRole('link', { name: 'Xantoprop lat' }).click()
  await page.getByRole('heading', { level: 1, name: 'Xantoprop lat' }).waitFor()
  expect((await crumbs(page)).slice(0, 5)).toEqual([
    ...['Toate categoriile', pets, 'Dresaj', 'Ham și lesă', 'Zgărdulețe'],
  ])
  await expectSoundEverywhere(page)

  // With all that it holds to another part of the tree.
  await page.goto('/administrare/categorii')
  await page.getByRole('button', { name: 'Ham și lesă', exact: true }).click()
  await page.getByLabel('Face parte din').selectOption({ label: 'Electronice' })
  await page.getByRole('button', { name: 'Salvează', exact: true }).click()
  await page.getByText('Salvat.').waitFor()
  const total = async (category: string) => {
    const answer = await fetch(`${site.gatewayUrl}/v1/search?q=xantoprop&limit=1&category=${category}`)
    return ((await answer.json()) as { total: number }).total
  }
  expect([await total('ham-si-lesa'), await total('zgardulete')]).toEqual([2, 2])
  await expect.poll(() => total('electronics'), { timeout: 60_000 }).toBe(2)
  expect([await total('pets'), await total('zgardulete')]).toEqual([1, 2])
  await page.context().close()
})
