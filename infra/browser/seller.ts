import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { seriousViolations } from './accessibility.ts'
import { twoPictures } from './catalogue.ts'

/** From the log-in page to the publishing form, with a new account. */
export async function register(page: Page, email: string): Promise<void> {
  await page.getByRole('heading', { level: 1, name: 'Intră în cont' }).waitFor()
  await page.getByRole('main').getByRole('link', { name: 'Creează cont' }).click()
  await page.getByRole('heading', { level: 1, name: 'Creează cont' }).waitFor()
  await page.getByLabel('Nume').fill('Ana Probă')
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Parolă', { exact: true }).fill('o parola lunga de proba')
  await page.getByRole('button', { name: 'Creează cont' }).click()
  await page.getByRole('heading', { level: 1, name: 'Adaugă un anunț' }).waitFor()
}

/** Walks through the publishing form; ends on the listing's own page, unless publishing is `refused`. */
export async function publish(page: Page, title: string, outcome?: 'refused'): Promise<void> {
  const next = page.getByRole('button', { name: 'Continuă' })
  await page.getByRole('combobox', { name: 'Ce vinzi?' }).fill('biciclete')
  await page
    .getByRole('option', { name: /^Biciclete/ })
    .first()
    .click()

  // Nothing is filled in: the errors are summed up and the first wrong field has the focus.
  await page.getByLabel('Titlu').waitFor()
  await next.click()
  await page.getByRole('alert').getByText('Scrie un titlu').waitFor()
  expect(await page.evaluate('document.activeElement?.id')).toBe('title')
  expect(await seriousViolations(page)).toEqual([])

  await page.getByLabel('Titlu').fill(title)
  await page.getByLabel('Descriere').fill('Trei roți, frâne bune.\nSe poate proba.')
  for (const select of await page.locator('main select[required]').all())
    await select.selectOption({ index: 1 })
  for (const input of await page.locator('main input[required][inputmode=decimal]').all())
    await input.fill('28')
  await next.click()

  await page
    .getByLabel('Adaugă fotografii')
    .first()
    .setInputFiles(await twoPictures())
  await page.getByRole('img', { name: 'Fotografia 2 din 2' }).waitFor()
  expect(await seriousViolations(page)).toEqual([])
  await next.click()

  await page.getByLabel('Preț', { exact: true }).fill('1.250')
  await page.getByRole('combobox', { name: 'Localitate' }).fill('cluj-nap')
  await page
    .getByRole('option', { name: /Cluj-Napoca/ })
    .first()
    .click()
  // What was typed is on the server: a reload brings every step back.
  await next.click()
  await page.getByRole('article', { name: 'Previzualizare' }).getByText('1.250 lei').waitFor()
  await page.reload()
  await page.getByRole('article', { name: 'Previzualizare' }).getByText(title).waitFor()
  expect(await seriousViolations(page)).toEqual([])
  await page.getByRole('button', { name: 'Publică anunțul' }).click()
  if (outcome === 'refused') return
  await page.getByRole('heading', { level: 1, name: title }).waitFor()
  await page.getByText('1.250 lei').first().waitFor()
}

export async function logIn(page: Page, email: string, password: string): Promise<void> {
  await page.goto('/intra-in-cont')
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Parolă', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Intră în cont' }).click()
  await page.getByRole('heading', { level: 1, name: 'Anunțurile mele' }).waitFor()
}
