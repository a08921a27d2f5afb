import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { expectSoundEverywhere } from './accessibility.ts'
import { register } from './seller.ts'
import { phone, visit } from './visit.ts'

const password = 'o parola lunga de proba'
const site = await visit()

/** Runs in each page: a browser that does not suggest passkeys where addresses are typed, while the page's storage says so. */
const withoutSuggestions = `if (location.protocol !== 'about:' && sessionStorage.getItem('suggestions') === 'none')
  PublicKeyCredential.isConditionalMediationAvailable = async () => false`

/** An authenticator of Chromium's own, which asks nobody; it stays with its page. */
async function withAuthenticator(page: Page) {
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('WebAuthn.enable')
  const { authenticatorId } = await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: false,
    },
  })
  return {
    /** Whether whoever sits there answers what the browser asks. */
    answers: (enabled: boolean) =>
      devtools.send('WebAuthn.setAutomaticPresenceSimulation', { authenticatorId, enabled }),
    verifies: (isUserVerified: boolean) =>
      devtools.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified }),
  }
}

describe.each([phone])('on a $name', (size) => {
  test('a passkey is added, logs in, stands for the password, and is removed', async () => {
    const page = await site.open(size)
    const device = await withAuthenticator(page)
    await page.addInitScript({ content: withoutSuggestions })
    await page.goto('/publica-anunt')
    await register(page, `cheie-${size.name}@exemplu.test`)
    await page.goto('/contul-meu')
    const section = page.getByRole('region', { name: 'Chei de acces' })
    const add = section.getByRole('button', { name: 'Adaugă o cheie de acces' })
    await section.getByLabel('Numele cheii').fill('Telefonul Anei')
    await section.getByLabel('Parola actuală').fill('nu este parola mea')
    await add.click()
    await section.getByText('Parola actuală nu se potrivește.').waitFor()
    await section.getByLabel('Parola actuală').fill(password)
    await device.answers(true)
    await add.click()
    await section.getByText('Cheia de acces a fost adăugată.').waitFor()
    await section.getByRole('listitem').getByText('Telefonul Anei').waitFor()
    await expectSoundEverywhere(page)
    expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true)
    await add.click()
    await section.getByText('Dispozitivul acesta are deja o cheie').waitFor()

    const leave = async () => {
      await page.goto('/contul-meu')
      await page.getByRole('button', { name: 'Ieși din cont' }).click()
      await page.waitForURL(`${site.url}/`)
    }
    // By the button, where the browser suggests nothing: the authenticator would take that by itself, before or after.
    await leave()
    await page.evaluate('sessionStorage.setItem("suggestions", "none")')
    await page.goto('/intra-in-cont')
    expect(await page.getByLabel('E-mail').getAttribute('autocomplete')).toBe('username webauthn')
    await page.getByRole('button', { name: 'Intră cu o cheie de acces' }).click()
    await page.getByRole('heading', { level: 1, name: 'Anunțurile mele' }).waitFor()

    // By what the browser suggests for the address, which the authenticator takes by itself.
    await leave()
    await page.evaluate('sessionStorage.removeItem("suggestions")')
    await page.goto('/intra-in-cont')
    await page.getByRole('heading', { level: 1, name: 'Anunțurile mele' }).waitFor()

    await page.goto('/contul-meu')
    const passwords = page.getByRole('form', { name: 'Schimbă parola' })
    await device.verifies(false)
    await passwords.getByRole('button', { name: 'Confirmă cu o cheie de acces' }).click()
    await passwords.getByText('Nu a fost folosită nicio cheie de acces').waitFor()
    await device.verifies(true)
    await passwords.getByRole('button', { name: 'Confirmă cu o cheie de acces' }).click()
    await passwords.getByText('Ai confirmat că ești tu').waitFor()
    await expectSoundEverywhere(page)
    await passwords.getByLabel('Parola nouă').fill('alta parola lunga de proba')
    await passwords.getByRole('button', { name: 'Schimbă parola' }).click()
    await passwords.getByText('Parola este schimbată').waitFor()

    await section.getByRole('button', { name: 'Șterge cheia de acces: Telefonul Anei' }).click()
    const dialog = page.getByRole('dialog', { name: 'Ștergi cheia de acces „Telefonul Anei”?' })
    await dialog.getByText('Ai confirmat că ești tu').waitFor()
    await expectSoundEverywhere(page)
    await dialog.getByRole('button', { name: 'Șterge' }).click()
    await section.getByText('Cheia de acces a fost ștearsă.').waitFor()

    // The device still has it.
    await device.answers(false)
    await leave()
    await page.goto('/intra-in-cont')
    await device.answers(true)
    await page.getByRole('button', { name: 'Intră cu o cheie de acces' }).click()
    await page.getByText('Cheia de acces nu mai este cunoscută aici').waitFor()
    await expectSoundEverywhere(page)
    await page.context().close()
  })
})
