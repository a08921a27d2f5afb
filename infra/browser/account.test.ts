import sharp from 'sharp'
import { expect, test } from 'vitest'
import { seriousViolations } from './accessibility.ts'
import { password, registerSeller, twoPictures } from './catalogue.ts'
import { logIn } from './seller.ts'
import { phone, visit } from './visit.ts'

const email = 'cont@exemplu.test'
const site = await visit()
await registerSeller(site.gatewayUrl, email)

test('each refused photo is told its own reason, and a fault of the site is not put on the photo', async () => {
  const page = await site.open(phone)
  await logIn(page, email, password)
  await page.goto('/publica-anunt')
  await page.getByRole('combobox', { name: 'Ce vinzi?' }).fill('biciclete')
  await page
    .getByRole('option', { name: /^Biciclete/ })
    .first()
    .click()
  await page.getByLabel('Titlu').waitFor()
  const details = new URL(page.url())
  await page.goto(`${details.pathname}?draft=${details.searchParams.get('draft')}&step=photos`)
  const [whole] = await twoPictures()
  const picker = page.getByLabel('Adaugă fotografii').first()
  const send = async (name: string, mimeType: string, buffer: Buffer) => {
    await picker.setInputFiles({ name, mimeType, buffer })
    return page.getByRole('listitem').filter({ hasText: name })
  }
  const cut = await send('taiata.jpg', 'image/jpeg', whole!.buffer.subarray(0, whole!.buffer.length / 2))
  await cut.getByText('Fișierul este deteriorat sau incomplet.').waitFor()
  expect(await cut.getByRole('button', { name: 'Încearcă din nou' }).count()).toBe(0)
  const empty = await send('goala.jpg', 'image/jpeg', Buffer.alloc(0))
  await empty.getByText('Fișierul este gol.').waitFor()
  const text = await send('text.jpg', 'image/jpeg', Buffer.from('acesta nu este o fotografie'.repeat(20)))
  await text.getByText('Nu este o fotografie JPEG').waitFor()
  const heic = await send('IMG_1.HEIC', '', Buffer.alloc(100, 1))
  await heic.getByText('formatul HEIC').waitFor()
  await page.route('**/v1/images', (route) =>
    route.fulfill({ status: 500, contentType: 'application/problem+json', body: '{}' }),
  )
  const ours = await send('buna.jpg', whole!.mimeType, whole!.buffer)
  await ours.getByText('fotografia ta n-are nicio vină').waitFor()
  await page.unroute('**/v1/images')
  await ours.getByRole('button', { name: 'Încearcă din nou' }).click()
  await page.getByRole('img', { name: 'Fotografia 1 din 1' }).waitFor()
  // The picture of a draft is its owner's to see.
  await expect.poll(() => page.evaluate("document.querySelector('ol img').naturalWidth")).toBeGreaterThan(0)

  // A large one goes in pieces, and on where the connection was lost.
  const asked: string[] = []
  await page.route('**/v1/images/uploads/*', (route) => {
    const method = route.request().method()
    asked.push(method)
    return method === 'PATCH' && asked.length === 1 ? route.abort() : route.continue()
  })
  const noise = { type: 'gaussian', mean: 128, sigma: 40 } as const
  const grain = sharp({ create: { width: 500, height: 400, channels: 3, background: '#000', noise } })
  await send('mare.png', 'image/png', await grain.png().toBuffer())
  await page.getByRole('img', { name: 'Fotografia 2 din 2' }).waitFor()
  expect(asked).toEqual(['PATCH', 'HEAD', 'PATCH'])
  await page.context().close()
})

test('another password and the end of an account need the present password', async () => {
  const page = await site.open(phone)
  await logIn(page, email, password)
  await page.goto('/contul-meu')
  // As the contacts of a phone put it into what is copied.
  await page.getByLabel('Telefon').fill('\u202a+40\u00a0722\u00a0123\u00a0456\u202c')
  await page.getByRole('button', { name: 'Salvează' }).click()
  await page.getByText('Datele sunt salvate.').waitFor()
  const change = page.getByRole('form', { name: 'Schimbă parola' })
  await change.getByLabel('Parola actuală').fill('o parola gresita')
  await change.getByLabel('Parola nouă').fill('o cu totul alta parola')
  await change.getByRole('button', { name: 'Schimbă parola' }).click()
  await change.getByRole('alert').getByText('Parola actuală nu se potrivește.').waitFor()
  await change.getByLabel('Parola actuală').fill(password)
  await change.getByLabel('Parola nouă').fill('qwertyuiop')
  await change.getByRole('button', { name: 'Schimbă parola' }).click()
  await change.getByRole('alert').getByText('Parola e prea ușor de ghicit').waitFor()
  expect(await seriousViolations(page)).toEqual([])
  const next = 'o cu totul alta parola'
  await change.getByLabel('Parola nouă').fill(next)
  await change.getByRole('button', { name: 'Schimbă parola' }).click()
  await page.getByText('Parola este schimbată').waitFor()

  await page.getByRole('button', { name: 'Șterge contul…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Ștergi definitiv contul' })
  await dialog.getByLabel('Parola actuală').fill(password)
  await dialog.getByRole('button', { name: 'Șterge definitiv' }).click()
  await dialog.getByText('Parola actuală nu se potrivește.').waitFor()
  await dialog.getByLabel('Parola actuală').fill(next)
  await dialog.getByRole('button', { name: 'Șterge definitiv' }).click()
  await page.waitForURL(`${site.url}/`)
  await page.goto('/anunturile-mele')
  await page.waitForURL(/intra-in-cont/)
  await page.context().close()
})

test.each([phone, { width: 1280, height: 900 }])(
  'shows where one is logged in and ends one session or all others, at $width px',
  async (viewport) => {
    const page = await site.open(viewport)
    const other = await site.open(viewport)
    const third = await site.open(viewport)
    const who = `sesiuni${viewport.width}@exemplu.test`
    await fetch(`${site.gatewayUrl}/v1/auth/register`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email: who, password, name: 'Sesiuni' }),
    })
    for (const one of [page, other, third]) await logIn(one, who, password)
    await page.goto('/contul-meu')
    const section = page.getByRole('region', { name: 'Unde ești în cont' })
    await section.getByText('Dispozitivul acesta').waitFor()
    expect(await section.getByRole('listitem').count()).toBe(4)
    expect(await seriousViolations(page)).toEqual([])
    expect(await page.evaluate('document.documentElement.scrollWidth <= window.innerWidth')).toBe(true)
    await section
      .getByRole('button', { name: /^Încheie sesiunea/ })
      .first()
      .click()
    await section.getByText('Sesiunea s-a încheiat.').waitFor()
    expect(await section.getByRole('listitem').count()).toBe(3)
    await section.getByRole('button', { name: 'Încheie toate celelalte sesiuni' }).click()
    await section.getByText('Celelalte sesiuni s-au încheiat.').waitFor()
    expect(await section.getByRole('listitem').count()).toBe(1)
    await page.goto('/en/account')
    await page.getByRole('region', { name: 'Where you are logged in' }).getByText('This device').waitFor()
    for (const one of [other, third]) {
      await one.goto('/contul-meu')
      await one.getByRole('heading', { name: 'Intră în cont' }).waitFor()
    }
    for (const one of [page, other, third]) await one.context().close()
  },
)
