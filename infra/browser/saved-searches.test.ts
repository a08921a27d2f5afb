import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { expectSoundEverywhere } from './accessibility.ts'
import { call, password, publishListing, registerSeller } from './catalogue.ts'
import { logIn } from './seller.ts'
import { phone, visit } from './visit.ts'

const administrator = 'administrator-cautari@exemplu.test'
const site = await visit()
await registerSeller(site.gatewayUrl, administrator)
site.makeAdministrator(administrator)
const seller = await registerSeller(site.gatewayUrl, 'vanzator-cautari@exemplu.test')

/** Has the agent look for what is new, now and to its end. */
async function tell(): Promise<void> {
  const account = { email: administrator, password }
  const { accessToken } = await call<{ accessToken: string }>(
    ...([site.gatewayUrl, '/v1/auth/login', undefined, account] as const),
  )
  await call(site.gatewayUrl, '/v1/me/confirm', accessToken, { password })
  const run = '/v1/admin/agents/alerts/run'
  const { id } = await call<{ id: string }>(site.gatewayUrl, run, accessToken, { input: {} })
  const tasks = () =>
    call<{ items: { id: string; endedAt: string | null }[] }>(
      ...([site.gatewayUrl, '/v1/admin/tasks?goal=alerts', accessToken] as const),
    )
  await expect.poll(async () => (await tasks()).items.find((task) => task.id === id)?.endedAt).toBeTruthy()
}

async function expectNothingBeside(page: Page): Promise<void> {
  const overflow = 'document.documentElement.scrollWidth - document.documentElement.clientWidth'
  expect(await page.evaluate(overflow)).toBe(0)
  await expectSoundEverywhere(page)
}

test.each([phone])('a search is saved from its results, told of and stopped on a $name', async (size) => {
  const { name } = size
  const email = `cautari-${name}@exemplu.test`
  await registerSeller(site.gatewayUrl, email)
  await tell()
  const page = await site.open(size)
  await logIn(page, email, password)
  const results = `/anunturi?q=velociped+${name}&priceMax=2000`
  await page.goto(`${results}&sort=newest`)
  await expectNothingBeside(page)
  await page.getByRole('link', { name: 'Salvează căutarea' }).click()
  const form = page.getByRole('region', { name: 'Salvează căutarea' })
  await form.getByLabel('Nume').fill('')
  await form.getByRole('button', { name: 'Salvează' }).click()
  await form.getByText('Scrie un nume').waitFor()
  expect(await page.evaluate('document.activeElement?.id')).toBe('new-name')
  await expectNothingBeside(page)
  await form.getByLabel('Nume').fill(`Bicicletă veche ${name}`)
  await form.getByLabel('Îmi scrieți').selectOption('weekly')
  await form.getByRole('button', { name: 'Salvează' }).click()
  await page.getByText(`Căutarea „Bicicletă veche ${name}” e salvată.`).waitFor()
  expect(new URL(page.url()).search).toBe('')

  await page.goto('/anunturile-mele')
  await page.getByRole('link', { name: 'Căutări salvate' }).click()
  const row = page.getByRole('listitem').filter({ hasText: `Bicicletă veche ${name}` })
  await row.getByText('o dată pe săptămână').waitFor()
  expect(await row.getByRole('link', { name: /Vezi rezultatele/ }).getAttribute('href')).toBe(results)
  await row.getByRole('button', { name: /Schimbă/ }).click()
  const changed = page.getByRole('listitem').filter({ has: page.getByLabel('Îmi scrieți') })
  await changed.getByLabel('Nume').fill(`Velociped ${name}`)
  await changed.getByLabel('Îmi scrieți').selectOption('at-once')
  await changed.getByRole('button', { name: 'Salvează' }).click()
  const renamed = page.getByRole('listitem').filter({ hasText: `Velociped ${name}` })
  await renamed.getByText('imediat').waitFor()
  await expectNothingBeside(page)

  // The same search is not saved twice.
  await page.goto(results)
  await page.getByRole('link', { name: 'Salvează căutarea' }).click()
  await form.getByRole('button', { name: 'Salvează' }).click()
  await page.getByRole('alert').getByText('Ai salvat deja căutarea aceasta').waitFor()

  await publishListing(seller, { title: `Velociped ${name}` })
  await tell()
  const openStop = async () => {
    await page.goto('/demo/mail')
    const mail = page.getByRole('listitem').filter({ hasText: `1 anunț nou: Velociped ${name}` })
    const link = mail.getByRole('link', { name: /unsubscribe|opreste-mesajele/ })
    const token = new URL((await link.getAttribute('href'))!).hash.slice(1)
    expect(token).toMatch(/^s[\w-]{44}$/)
    await link.click()
    await page.getByRole('heading', { level: 1, name: 'Oprește mesajele' }).waitFor()
  }
  await openStop()
  await page.getByRole('main').getByText(`Velociped ${name}`).waitFor()
  // The token is in no history.
  expect(page.url()).toBe(`${site.url}/opreste-mesajele`)
  await expectNothingBeside(page)
  await page.getByRole('button', { name: 'Oprește mesajele' }).click()
  await page.getByText('Gata, nu îți mai scriem despre asta.').waitFor()
  await expectNothingBeside(page)
  await openStop()
  await page.getByText('Nu îți mai scriem deja despre nimic').waitFor()

  await page.getByRole('link', { name: 'Căutări salvate' }).click()
  await renamed.getByText('niciodată').waitFor()
  await renamed.getByText('Ultimul mesaj').waitFor()
  await renamed.getByRole('button', { name: /Șterge/ }).click()
  await page.getByText('e ștearsă').waitFor()
  await page.getByText('Nu ai nicio căutare salvată.').waitFor()
  await expectNothingBeside(page)
  await page.context().close()
})

test('whoever is not logged in is, and then saves; the link is there without scripts', async () => {
  const page = await site.open({ ...phone, javaScriptEnabled: false })
  await page.goto('/anunturi')
  expect(await page.getByRole('link', { name: 'Salvează căutarea' }).count()).toBe(0)
  await page.goto('/en/listings?q=bicicleta')
  const link = page.getByRole('link', { name: 'Save this search' })
  const to = (await link.getAttribute('href'))!
  // What the search makes of the word is what is saved.
  expect(to).toBe('/en/saved-searches?new=category%3Dbicycles')
  await page.context().close()

  const guest = await site.open(phone)
  await guest.goto(to)
  await guest.waitForURL(/\/en\/login\?next=/)
  expect(new URL(guest.url()).searchParams.get('next')).toBe(to)
  for (const path of [
    '/opreste-mesajele',
    '/opreste-mesajele#%00/..',
    `/opreste-mesajele#${'x'.repeat(45)}`,
  ]) {
    await guest.goto('/demo/mail')
    await guest.goto(path)
    await guest.getByText('Linkul nu e întreg').waitFor()
  }
  await expectNothingBeside(guest)
  await guest.context().close()
})
