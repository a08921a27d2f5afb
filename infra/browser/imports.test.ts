import { expect, test } from 'vitest'
import { expectSoundEverywhere } from './accessibility.ts'
import { password, registerSeller } from './catalogue.ts'
import { logIn } from './seller.ts'
import { phone, visit } from './visit.ts'

const site = await visit()

test('a file becomes listings: sent, its columns told, checked, confirmed', async () => {
  const email = 'import@exemplu.test'
  await registerSeller(site.gatewayUrl, email)
  const page = await site.open(phone)
  await logIn(page, email, password)
  await page.getByRole('link', { name: 'Import din fișier' }).click()
  await page.getByRole('heading', { name: 'Import de anunțuri' }).waitFor()
  await expectSoundEverywhere(page)
  const rows = [
    '7;Canapea din fișier;900,50;Cluj-Napoca',
    '8;X;1;Cluj-Napoca',
    '9;Fotoliu din fișier;200;Turda',
  ]
  const buffer = Buffer.from(`Cod;Denumire;Preț (lei);Oraș\n${rows.join('\n')}\n`)
  await page.getByLabel('Fișierul').setInputFiles({ name: 'stoc.csv', mimeType: 'text/csv', buffer })
  await page.getByRole('button', { name: 'Trimite fișierul' }).click()
  await page.getByLabel('Categorie').selectOption('value:sofas')
  expect(await page.getByLabel('Titlu', { exact: true }).inputValue()).toBe('Denumire')
  await page.getByLabel('Publică și anunțuri fără').check()
  await page.getByText('900,50 lei · Cluj-Napoca').waitFor()
  await page.getByText('Titlu: are nevoie de cel puțin 3 caractere: „X”').waitFor()
  await expectSoundEverywhere(page)
  await page.getByRole('button', { name: 'Verifică tot fișierul' }).click()
  await page.getByRole('button', { name: 'Arată rândurile respinse' }).click()
  await page.getByRole('listitem').filter({ hasText: 'Rândul 3: Titlu: are nevoie' }).first().waitFor()
  await page.getByRole('button', { name: 'Importă', exact: true }).click()
  await page.getByText('Import încheiat').waitFor()
  await page.goto('/anunturile-mele')
  await page.getByText('Canapea din fișier').waitFor()
  await page.getByText('Fotoliu din fișier').waitFor()
})
