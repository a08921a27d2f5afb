import { afterAll, describe, expect, test } from 'vitest'
import { expectSoundEverywhere } from './accessibility.ts'
import { startProvider } from './provider.ts'
import { logIn, register } from './seller.ts'
import { startSite } from './site.ts'
import { phone, visit } from './visit.ts'

const password = 'o parola lunga de proba'
const provider = await startProvider()
const other = await startProvider()
const secrets = { clientId: 'piata', clientSecret: 'a secret of the provider' }
const running = await startSite({
  host: 'localhost',
  settings: {
    PIATA_OIDC: JSON.stringify([
      { id: 'form', name: 'Formular', issuer: other.issuer, responseMode: 'form_post', ...secrets },
      { id: 'odd', name: 'Furnizor', issuer: provider.issuer, ...secrets },
    ]),
  },
})
afterAll(async () => {
  await running.close()
  await provider.close()
  await other.close()
})
const site = await visit(running)

describe.each([phone])('on a $name', (size) => {
  test('one logs in by a provider, which is linked and unlinked on the page of the account', async () => {
    const page = await site.open(size)
    const person = { sub: `${size.name} new`, email: `nou-${size.name}@exemplu.test`, email_verified: true }
    provider.know({ ...person, name: 'Ana Nouă' })
    await page.goto('/cont-nou')
    await expectSoundEverywhere(page)
    expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true)
    await page.getByRole('link', { name: 'Continuă cu Furnizor' }).click()
    await page.getByRole('heading', { level: 1, name: 'Anunțurile mele' }).waitFor()
    await page.getByText('Bun venit, Ana Nouă!').waitFor()
    await page.goto('/contul-meu')
    const section = page.getByRole('region', { name: 'Conturi legate' })
    await section.getByText(person.email).waitFor()
    await section.getByText('Contul nu are parolă.').waitFor()
    await expectSoundEverywhere(page)
    await page.getByRole('button', { name: 'Ieși din cont' }).click()
    await page.waitForURL(`${site.url}/`)

    // By one that answers with a form of its own site, with which browsers send no cookies.
    other.know({ sub: size.name, email: `formular-${size.name}@exemplu.test`, email_verified: true })
    await page.goto('/intra-in-cont')
    await page.getByRole('link', { name: 'Continuă cu Formular' }).click()
    await page.getByText(`Bun venit, formular-${size.name}!`).waitFor()
    await page.goto('/contul-meu')
    await page.getByRole('button', { name: 'Ieși din cont' }).click()
    await page.waitForURL(`${site.url}/`)

    // Of an account that has a password, and an address that nobody has confirmed.
    const email = `vechi-${size.name}@exemplu.test`
    await page.goto('/publica-anunt')
    await register(page, email)
    await page.goto('/contul-meu')
    await page.getByRole('button', { name: 'Ieși din cont' }).click()
    await page.waitForURL(`${site.url}/`)
    provider.know({ sub: `${size.name} old`, email, email_verified: true })
    await page.goto('/intra-in-cont')
    await page.getByRole('link', { name: 'Continuă cu Furnizor' }).click()
    await page.getByRole('alert').getByText('Există deja un cont cu adresa aceasta').waitFor()
    expect(new URL(page.url()).hash).toBe('')
    await expectSoundEverywhere(page)
    await logIn(page, email, password)
    await page.goto('/contul-meu')
    await section.getByRole('button', { name: 'Leagă Furnizor' }).click()
    await section.getByText('Scrie parola.').waitFor()
    await section.getByLabel('Parola actuală').fill(password)
    await section.getByRole('button', { name: 'Leagă Furnizor' }).click()
    await section.getByText('Contul este legat.').waitFor()
    await section.getByText(email).waitFor()
    await section.getByLabel('Parola actuală').fill(password)
    await section.getByRole('button', { name: 'Dezleagă Furnizor' }).click()
    await section.getByText('Contul nu mai este legat.').waitFor()
    await page.context().close()
  })
})
