import { createHmac } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { expectSoundEverywhere } from './accessibility.ts'
import { register } from './seller.ts'
import { phone, visit } from './visit.ts'

const password = 'o parola lunga de proba'
const site = await visit()

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** What an app shows for a secret (RFC 6238), some steps of time from now. */
function codeOf(secret: string, ahead: number): string {
  const bits = [...secret].map((sign) => alphabet.indexOf(sign).toString(2).padStart(5, '0')).join('')
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)))
  const step = Buffer.alloc(8)
  step.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000) + ahead))
  const digest = createHmac('sha1', key).update(step).digest()
  const number = digest.readUInt32BE(digest.at(-1)! & 15) & 0x7fffffff
  return String(number % 1_000_000).padStart(6, '0')
}

describe.each([phone])('on a $name', (size) => {
  test('an app is set up, asked for at log-in, and taken off again', async () => {
    const page = await site.open(size)
    const email = `cod-${size.name}@exemplu.test`
    await page.goto('/publica-anunt')
    await register(page, email)
    await page.goto('/contul-meu')
    const section = page.getByRole('region', { name: 'Cod la intrarea în cont' })
    await section.getByLabel('Parola actuală').fill('nu este parola mea')
    await section.getByRole('button', { name: 'Pregătește aplicația' }).click()
    await section.getByText('Parola actuală nu se potrivește.').waitFor()
    await section.getByLabel('Parola actuală').fill(password)
    await section.getByRole('button', { name: 'Pregătește aplicația' }).click()
    await section.getByRole('img', { name: 'Cod QR' }).waitFor()
    await expectSoundEverywhere(page)
    expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true)
    const secret = await section.locator('code').innerText()
    await section.getByLabel('Cod', { exact: true }).fill('000000')
    await section.getByRole('button', { name: 'Pornește' }).click()
    await section.getByText('Nu este codul de acum').waitFor()
    await section.getByLabel('Cod', { exact: true }).fill(codeOf(secret, -1))
    await section.getByRole('button', { name: 'Pornește' }).click()
    await section.getByText('De acum, la intrarea în cont se cere un cod').waitFor()
    const recovery = await section.getByRole('listitem').allInnerTexts()
    expect(recovery).toHaveLength(10)
    await expectSoundEverywhere(page)
    await section.getByRole('button', { name: 'Am păstrat codurile' }).click()
    await section.getByText('Mai ai 10 coduri de recuperare').waitFor()

    const logIn = async (code: string) => {
      await page.goto('/contul-meu')
      await page.getByRole('button', { name: 'Ieși din cont' }).click()
      await page.waitForURL(`${site.url}/`)
      await page.goto('/intra-in-cont')
      await page.getByLabel('E-mail').fill(email)
      await page.getByLabel('Parolă', { exact: true }).fill(password)
      await page.getByRole('button', { name: 'Intră în cont' }).click()
      await page.getByRole('heading', { name: 'Încă un pas' }).waitFor()
      expect(await page.evaluate('document.activeElement?.id')).toBe('code')
      await page.getByLabel('Cod', { exact: true }).fill(code)
      await page.getByRole('button', { name: 'Intră în cont' }).click()
    }
    await logIn('000000')
    await page.getByText('Nu este codul de acum').waitFor()
    await expectSoundEverywhere(page)
    await page.getByLabel('Cod', { exact: true }).fill(codeOf(secret, 0))
    await page.getByRole('button', { name: 'Intră în cont' }).click()
    await page.getByRole('heading', { level: 1, name: 'Anunțurile mele' }).waitFor()
    await logIn(recovery[0]!)
    await page.getByRole('heading', { level: 1, name: 'Anunțurile mele' }).waitFor()

    await page.goto('/contul-meu')
    await section.getByText('Mai ai 9 coduri de recuperare').waitFor()
    await section.getByLabel('Parola actuală').fill(password)
    await section.getByRole('button', { name: 'Fă alte coduri de recuperare' }).click()
    await section.getByText('Codurile de dinainte nu mai sunt bune').waitFor()
    const renewed = await section.getByRole('listitem').allInnerTexts()
    expect(new Set([...recovery, ...renewed]).size).toBe(20)
    await section.getByRole('button', { name: 'Am păstrat codurile' }).click()
    await section.getByText('Mai ai 10 coduri de recuperare').waitFor()
    await section.getByLabel('Parola actuală').fill(password)
    await section.getByRole('button', { name: 'Oprește' }).click()
    await section.getByText('nimeni nu intră doar cu parola ta').waitFor()
    await page.context().close()
  })
})
