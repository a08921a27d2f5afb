import { expect, test } from 'vitest'
import { expectSoundEverywhere } from './accessibility.ts'
import { call, password, publishListing, registerSeller } from './catalogue.ts'
import { hasWholeChromium, launchWholeChromium } from './chromium.ts'
import { logIn } from './seller.ts'
import { desktop, phone, visit } from './visit.ts'

const site = await visit()

test.each([phone])('what happens shows at the bell at once, as it is chosen, on a $name', async (size) => {
  const { name } = size
  const email = `clopotel-${name}@exemplu.test`
  const seller = await registerSeller(site.gatewayUrl, email)
  const buyer = await registerSeller(site.gatewayUrl, `scrie-${name}@exemplu.test`)
  const id = await publishListing(seller, { title: `Cvadriciclu ${name}` })
  const page = await site.open(size)
  await logIn(page, email, password)
  await page.goto('/notificari')
  await page.getByText('Nu ai nicio notificare.').waitFor()
  await expectSoundEverywhere(page)
  await page.getByRole('link', { name: 'Alege ce primești' }).click()
  const ofMessages = page.getByRole('group', { name: 'Mesaje noi' })
  await ofMessages.getByLabel('Pe site').check()
  await page.getByText('Salvat: Mesaje noi').waitFor()
  await ofMessages.getByLabel('E-mail').selectOption('daily')
  await page.getByText('Salvat: Mesaje noi (E-mail: o dată pe zi').waitFor()
  await page.reload()
  await expect.poll(() => ofMessages.getByLabel('E-mail').inputValue()).toBe('daily')
  expect(await ofMessages.getByLabel('Pe site').isChecked()).toBe(true)
  await expectSoundEverywhere(page)

  // A document, which has no more than the site's small script.
  await page.goto('/')
  const bell = page.getByRole('link', { name: /^Notificări/ })
  expect(await bell.textContent()).toMatch(/^Notificări/)
  await call(site.gatewayUrl, `/v1/listings/${id}/conversations`, buyer.accessToken, { text: 'Mai este?' })
  await page.getByRole('link', { name: /^Notificări.*necitite/ }).click()
  const item = page.getByRole('link', { name: new RegExp(`scrie-${name} ți-a scris`) })
  await item.waitFor()
  await page.getByRole('heading', { level: 2, name: 'Astăzi' }).waitFor()
  await expectSoundEverywhere(page)
  await page.getByRole('button', { name: 'Marchează tot ca citit' }).click()
  await page.getByText('Totul e citit.').waitFor()
  await expect.poll(() => page.getByRole('link', { name: /^Notificări$/ }).count()).toBe(1)
  await expectSoundEverywhere(page)
  await item.click()
  await page
    .getByRole('region', { name: `Conversația cu scrie-${name}` })
    .getByText('Mai este?')
    .waitFor()
  await page.context().close()
})

test.runIf(hasWholeChromium)(
  'a push is shown, by a worker of the site, where nobody looks at it',
  async () => {
    await using browser = await launchWholeChromium()
    const page = await (await visit(undefined, browser)).open(desktop)
    const { origin } = new URL(site.url)
    await page.context().grantPermissions(['notifications'], { origin })
    await page.goto('/')
    const cdp = await page.context().newCDPSession(page)
    const registered = new Promise<string>((resolve) => {
      cdp.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
        if (registrations[0]) resolve(registrations[0].registrationId)
      })
    })
    await cdp.send('ServiceWorker.enable')
    await page.evaluate(`navigator.serviceWorker.register('/sw.js', { scope: '/', updateViaCache: 'none' })
    .then(() => navigator.serviceWorker.ready).then(() => true)`)
    const registrationId = await registered
    const push = (tag: string) =>
      cdp.send('ServiceWorker.deliverPushMessage', {
        ...{ origin, registrationId },
        data: JSON.stringify({ title: 'Dan ți-a scris', body: 'Tandem', url: '/mesaje?c=1', tag }),
      })
    const shown = () =>
      page.evaluate(
        `navigator.serviceWorker.ready.then((one) => one.getNotifications()).then((all) => all.map(({ title, body, tag, data }) => ({ title, body, tag, data })))`,
      )
    const other = await page.context().newPage()
    await other.goto('about:blank')
    await page.goto('about:blank')
    await push('away')
    await page.goto('/')
    await expect
      .poll(shown)
      .toEqual([{ title: 'Dan ți-a scris', body: 'Tandem', tag: 'away', data: '/mesaje?c=1' }])
    await page.context().close()
  },
)

test.runIf(hasWholeChromium)('the offer to tell of an answer lies under nothing on a phone', async () => {
  const seller = await registerSeller(site.gatewayUrl, 'velocar@exemplu.test')
  const email = 'asteapta@exemplu.test'
  const buyer = await registerSeller(site.gatewayUrl, email)
  const id = await publishListing(seller, { title: 'Velocar' })
  const text = 'Mai este? '.repeat(40)
  await call(site.gatewayUrl, `/v1/listings/${id}/conversations`, buyer.accessToken, { text })
  await using browser = await launchWholeChromium()
  const page = await (await visit(undefined, browser)).open(phone)
  await logIn(page, email, password)
  await page.goto('/mesaje')
  await page.getByRole('link', { name: /velocar/ }).click()
  const later = page.getByRole('button', { name: 'Nu acum' })
  await later.waitFor()
  const { x, y, width, height } = (await later.boundingBox())!
  const pressed = `document.elementFromPoint(${x + width / 2}, ${y + height / 2})?.textContent`
  expect(await page.evaluate(pressed)).toBe('Nu acum')
  await expectSoundEverywhere(page)
})
