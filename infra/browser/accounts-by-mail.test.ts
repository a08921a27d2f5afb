import type { Page } from 'playwright-core'
import { afterAll, describe, expect, test } from 'vitest'
import { expectSoundEverywhere } from './accessibility.ts'
import { password } from './catalogue.ts'
import { publish, register } from './seller.ts'
import { startSite } from './site.ts'
import { phone, visit } from './visit.ts'

const running = await startSite({ settings: { PIATA_EMAIL_VERIFICATION: 'required' } })
afterAll(() => running.close())
const site = await visit(running)

/** Opens the demo's mails and follows the link of the newest one with this subject to this address. */
async function followLink(page: Page, subject: string, to: string): Promise<void> {
  await page.goto('/demo/mail')
  const mail = page.getByRole('listitem').filter({ hasText: subject }).filter({ hasText: to }).first()
  await mail.getByRole('link').first().click()
}

/** Nothing of a link's token is left in the address, and no request has it in its address or says where it comes from. */
function watchTokens(page: Page): () => void {
  const tokens = new Set<string>()
  const told: string[] = []
  page.on('framenavigated', (frame) => {
    const token = new URL(frame.url()).hash.slice(1)
    if (token.length === 43) tokens.add(token)
  })
  page.on('request', (request) => {
    told.push(request.url().split('#')[0]!, request.headers().referer ?? '')
  })
  return () => {
    expect(tokens.size).toBeGreaterThan(0)
    for (const token of tokens) expect(told.filter((text) => text.includes(token))).toEqual([])
    expect(told.filter((url) => url.startsWith('http') && !url.startsWith(site.url))).toEqual([])
    expect(page.url()).not.toContain('#')
  }
}

describe.each([phone])('on a $name', (size) => {
  test('an account publishes once its address is confirmed', async () => {
    const page = await site.open(size)
    const email = `${size.name}@exemplu.test`
    await page.goto('/publica-anunt')
    await register(page, email)
    const banner = page.getByRole('region', { name: 'Confirmă adresa de e-mail.' })
    await banner.getByText(email).waitFor()
    await expectSoundEverywhere(page)
    const title = `Tricicletă cu confirmare ${size.name}`
    await publish(page, title, 'refused')
    await page.getByRole('alert').getByText('Confirmă întâi adresa de e-mail').waitFor()

    await banner.getByRole('button', { name: 'Trimite din nou' }).click()
    await banner.getByText('Un link nou este pe drum').waitFor()
    const other = await page.context().newPage()
    const check = watchTokens(other)
    await other.goto('/demo/mail')
    await expect.poll(() => other.getByRole('listitem').filter({ hasText: email }).count()).toBe(2)
    await expectSoundEverywhere(other)
    // The first link is void.
    await other.getByRole('listitem').filter({ hasText: email }).last().getByRole('link').click()
    await other.getByRole('button', { name: 'Confirmă adresa' }).click()
    await other.getByText('Linkul nu mai e bun').waitFor()
    await followLink(other, 'Confirmă adresa de e-mail', email)
    await other.getByRole('heading', { level: 1, name: 'Confirmă adresa de e-mail' }).waitFor()
    await expectSoundEverywhere(other)
    await other.getByRole('button', { name: 'Confirmă adresa' }).click()
    await other.getByText('Adresa este confirmată').waitFor()
    const back = other.getByRole('link', { name: 'Înapoi la ce ai început' })
    expect(new URL((await back.getAttribute('href'))!, site.url).href).toBe(page.url())
    check()
    await other.close()

    // The tab that waits needs no reload.
    await page.getByRole('button', { name: 'Publică anunțul' }).click()
    await page.getByRole('heading', { level: 1, name: title }).waitFor()
    await page.goto('/anunturile-mele')
    await page.getByText(title).first().waitFor()
    expect(await banner.count()).toBe(0)
    await page.context().close()
  })

  test('a forgotten password gives way to a new one, and an address to another', async () => {
    const email = `uituc-${size.name}@exemplu.test`
    const answer = await fetch(`${site.gatewayUrl}/v1/auth/register`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email, password, name: 'Uituc' }),
    })
    expect(answer.status).toBe(201)
    const page = await site.open(size)
    const check = watchTokens(page)
    await page.goto('/intra-in-cont')
    await page.getByRole('link', { name: 'Ai uitat parola?' }).click()
    await page.getByRole('heading', { level: 1, name: 'Ai uitat parola?' }).waitFor()
    expect(new URL(page.url()).pathname).toBe('/parola-uitata')
    await page.getByLabel('E-mail').fill(email)
    await page.getByLabel('E-mail').press('Enter')
    await page.getByText('Dacă există un cont cu această adresă').waitFor()
    await expectSoundEverywhere(page)

    await followLink(page, 'Alege o parolă nouă', email)
    await page.getByRole('heading', { level: 1, name: 'Alege o parolă nouă' }).waitFor()
    expect(new URL(page.url()).pathname).toBe('/parola-noua')
    await expectSoundEverywhere(page)
    const field = page.getByLabel('Parola nouă', { exact: true })
    await field.fill('scurt')
    await page.getByRole('button', { name: 'Schimbă parola' }).click()
    await page.getByRole('alert').getByText('cel puțin 10 caractere').waitFor()
    const chosen = 'alta propozitie de tinut minte'
    await field.fill(chosen)
    await page.getByRole('button', { name: 'Schimbă parola' }).click()
    await page.getByText('Parola este schimbată').waitFor()
    check()
    await page.getByRole('main').getByRole('link', { name: 'Intră în cont' }).click()
    await page.getByLabel('E-mail').fill(email)
    await page.getByLabel('Parolă', { exact: true }).fill(chosen)
    await page.getByRole('button', { name: 'Intră în cont' }).click()
    await page.getByRole('heading', { level: 1, name: 'Anunțurile mele' }).waitFor()

    const other = `alta-${size.name}@exemplu.test`
    await page.goto('/contul-meu')
    await page.getByLabel('Adresa nouă').fill(other)
    const form = page.getByRole('form', { name: 'Schimbă adresa de e-mail' })
    await form.getByLabel('Parola actuală').fill(chosen)
    await form.getByRole('button', { name: 'Trimite linkurile' }).click()
    await form.getByText('Linkurile sunt pe drum').waitFor()
    await expectSoundEverywhere(page)
    await followLink(page, 'Adresa contului tău se schimbă?', email)
    await page.getByRole('button', { name: 'Oprește schimbarea' }).waitFor()
    await expectSoundEverywhere(page)
    await page.getByRole('button', { name: 'Confirmă' }).click()
    await page.getByText('după ce confirmi și din cealaltă').waitFor()
    await followLink(page, 'Confirmă noua adresă de e-mail', other)
    await page.getByText('Confirmă că noua adresă este a ta.').waitFor()
    expect(await page.getByRole('button', { name: 'Oprește schimbarea' }).count()).toBe(0)
    await page.getByRole('button', { name: 'Confirmă' }).click()
    await page.getByText('Adresa contului tău s-a schimbat.').waitFor()
    check()
    await page.goto('/contul-meu')
    await page.getByText(other).waitFor()
    await page.context().close()
  })
})

test('a link without its token, or one that nobody sent, says where another one comes from', async () => {
  const page = await site.open(phone)
  for (const path of ['/confirma-adresa', '/parola-noua', '/en/reset-password']) {
    await page.goto(path)
    await page.getByText(/Linkul nu mai e bun|The link is no longer good/).waitFor()
  }
  await page.goto(`/confirma-adresa#${'x'.repeat(43)}`)
  await page.getByRole('button', { name: 'Confirmă adresa' }).click()
  await page.getByText('Linkul nu mai e bun').waitFor()
  await page.context().close()
})
