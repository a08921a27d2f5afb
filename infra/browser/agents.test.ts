import { expect, test } from 'vitest'
import { expectSoundEverywhere } from './accessibility.ts'
import { password, registerSeller } from './catalogue.ts'
import { logIn } from './seller.ts'
import { phone, visit } from './visit.ts'

const administrator = 'administrator@exemplu.test'
const anybody = 'oarecare@exemplu.test'
const site = await visit()
for (const email of [administrator, anybody]) await registerSeller(site.gatewayUrl, email)
site.makeAdministrator(administrator)

test.each([phone])('whoever runs the site sees, runs and holds its agents on a $name', async (size) => {
  const page = await site.open(size)
  await logIn(page, administrator, password)
  await page.getByRole('link', { name: 'Agenți' }).click()
  await page.getByRole('heading', { level: 1, name: 'Agenți' }).waitFor()
  const nightly = page.getByRole('row', { name: /nightly/ })
  await nightly.getByText('0 3 * * *').waitFor()
  await nightly.getByText(/, 03:00:00$/).waitFor()
  await expectSoundEverywhere(page)

  await page.getByRole('button', { name: 'Oprește: nightly' }).focus()
  await page.keyboard.press('Enter')
  await page.getByText('nightly este în pauză.').waitFor()
  await nightly.getByText('în pauză', { exact: true }).waitFor()
  await page.getByRole('button', { name: 'Reia: nightly' }).click()
  await page.getByText('nightly merge mai departe.').waitFor()

  await page.getByRole('button', { name: 'echo', exact: true }).click()
  await page.getByRole('heading', { level: 2, name: 'echo' }).waitFor()
  await expect.poll(() => page.evaluate('document.activeElement?.id')).toBe('agent-name')
  const input = page.getByLabel('Date de intrare (JSON)')
  const run = page.getByRole('button', { name: 'Rulează', exact: true })
  await input.fill('{ word }')
  await run.click()
  await page.getByText('Textul nu este JSON valid.').waitFor()
  await input.fill('{ "word": 5 }')
  await run.click()
  const asked = page.getByLabel('Parola actuală')
  await asked.fill('alta parola')
  await run.click()
  await page.getByText('Parola nu este cea bună.').waitFor()
  await expectSoundEverywhere(page)
  await asked.fill(password)
  await run.click()
  await page.locator('#agent-input-error').getByText('/word').waitFor()
  expect(await page.evaluate('document.activeElement?.id')).toBe('agent-input')
  await expectSoundEverywhere(page)

  // The page finds out by itself what became of the tasks.
  await input.fill(`{ "word": "bun ${size.name}" }`)
  await run.click()
  await page.getByText('Sarcina a fost creată.').waitFor()
  const newest = page.getByRole('listitem').filter({ hasText: 'încercarea 1' }).first()
  await newest.getByText('Reușită').waitFor()
  await newest.getByText('Date de intrare și răspuns').click()
  const answer = newest.getByRole('region', { name: 'Răspuns' })
  await answer.getByText(`"said": "bun ${size.name}"`).waitFor()
  expect((await answer.boundingBox())!.height).toBeLessThanOrEqual(256)
  await expectSoundEverywhere(page)
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(size.width)

  await input.fill('{ "word": "bad" }')
  await run.click()
  await newest.getByText('Eșuată').waitFor()
  const failed = await page.getByText('Eșuată', { exact: true }).count()
  await newest.getByRole('button', { name: /^Încearcă din nou rularea/ }).click()
  await page.getByText('Sarcina va fi încercată din nou.').waitFor()
  await expect.poll(() => page.getByText('Eșuată', { exact: true }).count()).toBe(failed)

  // The choice stays with the address.
  await page.reload()
  await page.getByRole('heading', { level: 2, name: 'echo' }).waitFor()
  await page.evaluate("document.documentElement.style.fontSize = '200%'")
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(size.width)
  await page.context().close()
})

test('the page says what staff without a second factor do', async () => {
  const page = await site.open(phone)
  await logIn(page, administrator, password)
  const json = { type: '/problems/second-factor-needed', title: 'Staff need a second factor', status: 403 }
  await page.route('**/v1/admin/agents', (route) => route.fulfill({ status: 403, json }))
  await page.goto('/administrare/agenti')
  await page.getByRole('alert').getByText('E nevoie de un al doilea factor').waitFor()
  await expectSoundEverywhere(page)
  await page.getByRole('link', { name: 'La contul meu' }).click()
  await page.getByRole('heading', { name: 'Cod la intrarea în cont' }).waitFor()
  await page.context().close()
})

test('the page shows nothing to others, and asks strangers to log in', async () => {
  const page = await site.open(phone)
  await page.goto('/administrare/agenti')
  await page.getByRole('heading', { level: 1, name: 'Intră în cont' }).waitFor()
  await logIn(page, anybody, password)
  expect(await page.getByRole('link', { name: 'Agenți' }).count()).toBe(0)
  await page.goto('/en/admin/agents')
  await page.getByRole('alert').getByText('Page not found').waitFor()
  expect(await page.getByText('echo').count()).toBe(0)
  await expectSoundEverywhere(page)
  await page.context().close()
})
