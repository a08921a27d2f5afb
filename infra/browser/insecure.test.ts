import { afterAll, expect, test } from 'vitest'
import { publish, register } from './seller.ts'
import { startSite } from './site.ts'
import { visit } from './visit.ts'

const running = await startSite({ host: 'piata.lan' })
afterAll(() => running.close())
const site = await visit(running)

/** Plain http by a name: browsers keep from such pages what they call powerful features. */
test('on plain http in a local network one can register, publish and share', async () => {
  const page = await site.open({ width: 390, height: 844 })
  const errors: string[] = []
  page.on('pageerror', (error) => errors.push(error.message))
  page.on('console', (message) => {
    // An answer that refuses is told there as well.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
      errors.push(message.text())
  })
  await page.goto('/publica-anunt')
  expect(
    await page.evaluate(
      '[isSecureContext, typeof crypto.randomUUID, typeof navigator.locks, typeof navigator.clipboard]',
    ),
  ).toEqual([false, 'undefined', 'undefined', 'undefined'])
  await register(page, 'ana@exemplu.test')
  await publish(page, 'Tricicletă din rețeaua locală')
  await page.getByRole('button', { name: 'Distribuie' }).click()
  await page.getByText('Adresa a fost copiată').waitFor()

  // A tab without a session of its own takes the account's from the cookie; another that wants the same waits for its turn.
  await page.evaluate('sessionStorage.clear()')
  let running = 0
  let most = 0
  let asked = 0
  await page.context().route('**/v1/auth/refresh', async (route) => {
    asked++
    most = Math.max(most, ++running)
    await new Promise((resolve) => setTimeout(resolve, 500))
    await route.continue()
  })
  page.context().on('requestfinished', (request) => {
    if (request.url().endsWith('/v1/auth/refresh')) running--
  })
  const other = await page.context().newPage()
  await Promise.all([page.goto('/anunturile-mele'), other.goto('/anunturile-mele')])
  for (const tab of [page, other]) await tab.getByText('Bun venit, Ana Probă!').waitFor()
  expect([asked, most]).toEqual([2, 1])
  expect(errors).toEqual([])
  await page.context().close()
})
