import { expect, test } from 'vitest'
import { phone, visit } from './visit.ts'

const password = 'o parola care nu se vede'
const site = await visit()

test.each([
  ['/intra-in-cont', 'Intră în cont'],
  ['/en/register', 'Create account'],
])('%s sent before its script runs leaves no password in the address', async (path, button) => {
  const page = await site.open(phone)
  // The scripts are on their way for as long as the test wants.
  const scripts = Promise.withResolvers<void>()
  await page.route('**/_next/static/**/*.js*', async (route) => {
    await scripts.promise
    await route.continue()
  })
  await page.goto(path, { waitUntil: 'commit' })
  const field = page.locator('input[name=password]')
  await page.locator('input[name=email]').fill('ana@exemplu.test')
  await field.fill(password)
  await field.press('Enter')
  await page.locator('main form button[type=submit]').click({ force: true, noWaitAfter: true })
  expect(await field.inputValue()).toBe(password)
  expect(page.url()).toBe(site.url + path)
  // Once they run, what was typed is there and can be sent.
  scripts.resolve()
  await page.locator('main form button[type=submit]:enabled', { hasText: button }).waitFor()
  expect(await field.inputValue()).toBe(password)
  await page.context().close()
})

test('without scripts a page that needs them says so, and its form sends nothing', async () => {
  const page = await site.open({ ...phone, javaScriptEnabled: false })
  for (const path of [
    '/intra-in-cont',
    '/cont-nou',
    '/publica-anunt',
    '/anunturile-mele',
    '/contul-meu',
    '/parola-uitata',
    '/parola-noua',
    '/confirma-adresa',
    '/schimbarea-adresei',
  ]) {
    await page.goto(path)
    const note = page.locator('main noscript p')
    expect([path, await note.isVisible(), await note.textContent()]).toEqual([
      path,
      true,
      expect.stringContaining('are nevoie de JavaScript'),
    ])
    expect(await page.locator('main form button:enabled[type=submit]').count()).toBe(0)
  }
  await page.context().close()
})

test('every page has one address, and forms that are posted to it are refused clearly', async () => {
  const moved = {
    '/login': '/intra-in-cont',
    '/register?next=%2Fx': '/cont-nou?next=%2Fx',
    '/publish': '/publica-anunt',
    '/my-listings': '/anunturile-mele',
    '/listings?q=a': '/anunturi?q=a',
    '/ro/publica-anunt': '/publica-anunt',
    '/ro/login': '/intra-in-cont',
    '/en/publica-anunt': '/en/publish',
    '/INTRA-IN-CONT': '/intra-in-cont',
  }
  for (const [from, to] of Object.entries(moved)) {
    const response = await fetch(site.url + from, { redirect: 'manual' })
    expect([from, response.status, response.headers.get('location')]).toEqual([from, 308, to])
    expect((await fetch(site.url + to)).status).toBe(200)
  }
  for (const path of ['/en/autentificare', '/failed', '/ro/nowhere', '/account/x'])
    expect([path, (await fetch(site.url + path)).status]).toEqual([path, 404])
  const posted = await fetch(`${site.url}/intra-in-cont`, {
    method: 'POST',
    body: new URLSearchParams({ email: 'ana@exemplu.test', password }),
  })
  expect([posted.status, posted.headers.get('allow')]).toEqual([405, 'GET, HEAD'])
})
