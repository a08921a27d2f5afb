import { expect, test } from 'vitest'
import { seriousViolations } from './accessibility.ts'
import { password, registerSeller } from './catalogue.ts'
import { logIn } from './seller.ts'
import { visit } from './visit.ts'

const administrator = 'masuratori@exemplu.test'
const anybody = 'trecator@exemplu.test'
const site = await visit()
for (const email of [administrator, anybody]) await registerSeller(site.gatewayUrl, email)
site.makeAdministrator(administrator)

test('without figures the page says how to keep some', async () => {
  const page = await site.open({ width: 390, height: 844 })
  await logIn(page, administrator, password)
  // The site's own agents keep figures every five minutes.
  await page.route('**/v1/admin/benchmarks*', (route) => route.fulfill({ json: { items: [], next: null } }))
  await page.goto('/administrare/masuratori')
  await page.getByText('Încă nu s-a păstrat nicio măsurătoare.').waitFor()
  await page.context().close()
})

test.each([
  { name: 'phone', width: 390, height: 844, colorScheme: 'light' as const },
  { name: 'desktop in the dark', width: 1280, height: 900, colorScheme: 'dark' as const },
])('whoever runs the site sees each figure as a line on a $name', async ({ name, ...size }) => {
  site.keepFigures(`db/page of 20/${name}`, [
    ...[10, 11, 9].map((figure) => ({ commit: 'aaaaaaaaaaaa', figure })),
    ...[8, 8.2].map((figure) => ({ commit: 'bbbbbbbbbbbb', figure })),
    ...[4.5, 5, 5.5].map((figure) => ({ commit: 'cccccccccccc', figure })),
  ])
  site.keepFigures(`quality/p50/${name}`, [
    { commit: null, figure: 1 },
    { commit: null, figure: 1.5 },
  ])
  const page = await site.open(size)
  await logIn(page, administrator, password)
  await page.getByRole('link', { name: 'Agenți' }).click()
  await page.getByRole('link', { name: 'Măsurători' }).click()
  await page.getByRole('heading', { level: 1, name: 'Măsurători' }).waitFor()

  const card = page.getByRole('article').filter({ hasText: `db/page of 20/${name}` })
  const line = card.getByRole('img', {
    name: `db/page of 20/${name}: 3 puncte, de la aaaaaaaaaaaa la cccccccccccc; cel mai mic 5 ms, cel mai mare 10 ms`,
  })
  await line.waitFor()
  // Three points, a line and its band.
  expect(await line.locator('path').count()).toBe(5)
  await card.getByText('Mai puțin e mai bine').waitFor()
  await card.getByText('−38,3 % față de bbbbbbbbbbbb: mai bine').waitFor()
  expect(await seriousViolations(page)).toEqual([])

  await card.getByText('Măsurătorile ca tabel').click()
  const rows = card.getByRole('row')
  expect(await rows.count()).toBe(4)
  expect(await rows.nth(1).innerText()).toMatch(/^cccccccccccc.*\s5\sms\s+±\s0,5\sms\s+3\s+box$/s)
  const running = page.getByRole('region', { name: 'Site-ul care rulează, în timp' })
  await running.getByRole('img', { name: new RegExp(`^quality/p50/${name}: 2 puncte`) }).waitFor()
  expect(await seriousViolations(page)).toEqual([])
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(size.width)
  await page.evaluate("document.documentElement.style.fontSize = '200%'")
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(size.width)
  await page.context().close()
})

test('the page shows nothing to others, and asks strangers to log in', async () => {
  const page = await site.open({ width: 390, height: 844 })
  await page.goto('/administrare/masuratori')
  await page.getByRole('heading', { level: 1, name: 'Intră în cont' }).waitFor()
  await logIn(page, anybody, password)
  await page.goto('/en/admin/figures')
  await page.getByRole('alert').getByText('Page not found').waitFor()
  expect(await page.getByRole('article').count()).toBe(0)
  await page.context().close()
})
