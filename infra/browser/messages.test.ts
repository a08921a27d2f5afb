import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { expectSound, expectSoundEverywhere } from './accessibility.ts'
import { password, publishListing, registerSeller } from './catalogue.ts'
import { logIn } from './seller.ts'
import { desktop, phone, visit } from './visit.ts'

const site = await visit()

test.each([phone, desktop])('buyer and seller write to each other on a $name', async (size) => {
  const { name } = size
  const [sellerEmail, buyerEmail] = [`vinde-${name}@exemplu.test`, `cumpara-${name}@exemplu.test`]
  const seller = await registerSeller(site.gatewayUrl, sellerEmail)
  await registerSeller(site.gatewayUrl, buyerEmail)
  const id = await publishListing(seller, { title: `Tandem ${name}` })

  // A guest writes first and logs in then; the text is there again.
  const buying = await site.open(size)
  await buying.goto(`/anunt/${id}`)
  await buying.getByRole('link', { name: 'Scrie vânzătorului' }).first().click()
  const box = buying.getByRole('textbox', { name: 'Scrie un mesaj' })
  await box.fill('Mai este? Sun la 0712 345 678')
  await expectSound(buying)
  await buying.getByRole('button', { name: 'Trimite' }).click()
  await buying.getByRole('heading', { level: 1, name: 'Intră în cont' }).waitFor()
  await buying.getByLabel('E-mail').fill(buyerEmail)
  await buying.getByLabel('Parolă', { exact: true }).fill(password)
  await buying.getByRole('button', { name: 'Intră în cont' }).click()
  await expect.poll(() => box.inputValue()).toBe('Mai este? Sun la 0712 345 678')
  await buying.getByRole('button', { name: 'Trimite' }).click()
  const asBuyer = buying.getByRole('region', { name: `Conversația cu vinde-${name}` })
  await asBuyer.getByText('Mai este? Sun la 0712 345 678').waitFor()
  await asBuyer.getByText('Trimis').waitFor()
  await expectSound(buying)

  // The seller sees it in the list, with a warning beside it, and answers.
  const selling = await site.open(size)
  await logIn(selling, sellerEmail, password)
  await selling.getByRole('link', { name: /^Mesaje.*necitite/ }).click()
  await selling.getByRole('heading', { level: 1, name: 'Mesaje' }).waitFor()
  await expectSound(selling)
  await selling.getByRole('link', { name: new RegExp(`cumpara-${name}`) }).click()
  const asSeller = selling.getByRole('region', { name: `Conversația cu cumpara-${name}` })
  await asSeller.getByText('Mesajul conține un număr de telefon').waitFor()
  await selling.getByRole('button', { name: 'Da, este disponibil.' }).click()
  await selling.getByRole('button', { name: 'Trimite' }).click()
  await asSeller.getByText('Da, este disponibil.').waitFor()
  await expectSound(selling)

  // What becomes of the listing is seen at once too.
  const price = { amount: 123_400, currency: 'RON' }
  const repriced = await fetch(`${site.gatewayUrl}/v1/listings/${id}`, {
    method: 'PATCH',
    headers: {
      authorization: `Bearer ${seller.accessToken}`,
      'content-type': 'application/json',
      'if-match': '*',
    },
    body: JSON.stringify({ price }),
  })
  expect(repriced.status).toBe(200)
  await buying.getByText('1.234 lei').waitFor()

  // Live in the other browser, without a touch there.
  await asBuyer.getByText('Da, este disponibil.').waitFor()
  await asSeller.getByText('Văzut').waitFor()
  await expect.poll(() => selling.getByRole('link', { name: /^Mesaje$/ }).count()).toBe(1)

  // What cannot be read when it comes is asked for again; whoever comes back to a long conversation sees its end.
  let failures = 1
  await buying.route(/\/messages\?.*after=/, (route) =>
    failures-- > 0 ? route.fulfill({ status: 503 }) : route.continue(),
  )
  await selling
    .getByRole('textbox', { name: `Scrie-i lui cumpara-${name}` })
    .fill(`${'Un rând.\n'.repeat(60)}Ultimul rând.`)
  await selling.getByRole('button', { name: 'Trimite' }).click()
  const long = asBuyer.getByText('Ultimul rând.')
  await long.waitFor()
  expect(failures).toBeLessThan(1)
  await expect.poll(() => buying.getByText('Nu există legătură cu serverul').count()).toBe(0)
  await buying.reload()
  await long.waitFor()
  const bottom = async () => {
    const box = (await long.boundingBox())!
    return box.y + box.height
  }
  await expect.poll(bottom).toBeLessThanOrEqual(buying.viewportSize()!.height)

  // A reply that was begun is there after a reload, and gone once it is sent.
  const reply = buying.getByRole('textbox', { name: `Scrie-i lui vinde-${name}` })
  await reply.fill('Vin la cinci')
  await buying.reload()
  await expect.poll(() => reply.inputValue()).toBe('Vin la cinci')
  await buying.getByRole('button', { name: 'Trimite' }).click()
  await asBuyer.getByText('Vin la cinci').waitFor()
  await buying.reload()
  await asBuyer.getByText('Vin la cinci').waitFor()
  expect(await reply.inputValue()).toBe('')
  // The header leads to the favourites, and the footer offers no log-in to whoever is logged in.
  await buying.getByRole('banner').getByRole('link', { name: 'Favorite' }).waitFor()
  const footer = buying.getByRole('contentinfo')
  await footer.getByRole('link', { name: 'Contul meu' }).waitFor()
  expect(await footer.getByRole('link', { name: 'Intră în cont' }).count()).toBe(0)
  // Nothing has an address that cannot be one.
  await buying.goto('/mesaje?c=abc')
  await buying.getByText('Conversația nu există sau nu este a ta.').waitFor()

  // Reported, then put away.
  await selling.getByLabel('Mai multe').click()
  await selling.keyboard.press('Escape')
  await selling.getByRole('button', { name: 'Raportează' }).waitFor({ state: 'hidden' })
  await selling.getByLabel('Mai multe').click()
  await selling.getByRole('button', { name: 'Raportează' }).click()
  await expectSound(selling)
  await selling.getByLabel('Ce s-a întâmplat?').fill('Nimic, de probă')
  await selling.getByRole('button', { name: 'Trimite raportul' }).click()
  await selling.getByText('Un moderator se va uita').waitFor()
  await selling.getByLabel('Mai multe').click()
  await selling.getByRole('button', { name: 'Arhivează' }).click()
  // Nobody writes to themselves.
  await selling.goto(`/mesaje?listing=${id}`)
  await selling.getByText('Acesta este anunțul tău').waitFor()
  await selling.goto('/mesaje')
  await selling.getByText('Nu ai niciun mesaj.').waitFor()
  await selling.getByRole('button', { name: 'Arhivate' }).click()
  await selling.getByRole('link', { name: new RegExp(`cumpara-${name}`) }).waitFor()
  await expectSound(selling)
  await Promise.all([buying.context().close(), selling.context().close()])
})

test('buyer and seller write to each other in browsers that run no scripts', async () => {
  const [sellerEmail, buyerEmail] = ['vinde-simplu@exemplu.test', 'cumpara-simplu@exemplu.test']
  const seller = await registerSeller(site.gatewayUrl, sellerEmail)
  await registerSeller(site.gatewayUrl, buyerEmail)
  const id = await publishListing(seller, { title: 'Trotineta simpla' })
  const enter = async (page: Page, email: string, word: string) => {
    await page.getByLabel('E-mail').fill(email)
    await page.getByLabel('Parolă').fill(word)
    await page.getByRole('button', { name: 'Intră în cont' }).click()
  }

  // What a guest wrote survives a wrong password too.
  const buying = await site.open({ ...phone, javaScriptEnabled: false })
  await buying.goto(`/anunt/${id}`)
  await buying.getByRole('link', { name: 'Scrie vânzătorului' }).first().click()
  await buying.getByLabel('Scrie un mesaj').fill('Mai este?\nVin azi.')
  await buying.getByRole('button', { name: 'Trimite' }).click()
  await buying.getByText('Mesajul e păstrat').waitFor()
  await enter(buying, buyerEmail, 'nu asta este parola')
  await buying.getByRole('alert').getByText('nu se potrivesc').waitFor()
  await enter(buying, buyerEmail, password)
  await buying.getByRole('heading', { name: 'Conversația cu vinde-simplu' }).waitFor()
  await buying.getByText('Mai este?').waitFor()
  await buying.getByText('Trimis').waitFor()
  expect(new URL(buying.url()).pathname).toBe('/simplu/mesaje')
  // Neither address nor page holds what lets one in, and only these pages are brought it.
  const cookies = await buying.context().cookies(`${site.url}/simplu/mesaje`)
  expect(cookies.filter(({ name }) => name.startsWith('piata-plain'))).toMatchObject([
    { httpOnly: true, sameSite: 'Strict' },
    { httpOnly: true, sameSite: 'Strict' },
  ])
  expect(await buying.context().cookies(`${site.url}/v1/auth/refresh`)).toEqual([])
  const source = await buying.content()
  for (const { value } of cookies) expect(source).not.toContain(value)
  // Nothing is sent twice.
  await buying.reload()
  expect(await buying.getByText('Vin azi.').count()).toBe(1)

  // Pages that need scripts lead there; what looks at them here needs scripts itself.
  await buying.goto('/intra-in-cont')
  await buying.getByRole('link', { name: 'Mergi la varianta fără JavaScript' }).click()
  await buying.getByRole('link', { name: /vinde-simplu/ }).click()
  const selling = await site.open(desktop)
  await selling.goto('/simplu/mesaje')
  await expectSoundEverywhere(selling)
  await enter(selling, sellerEmail, password)
  await selling.getByText('un mesaj necitit').waitFor()
  await expectSoundEverywhere(selling)
  await selling.getByRole('link', { name: /cumpara-simplu/ }).click()
  await selling.getByRole('button', { name: 'Da, este disponibil.' }).click()
  await selling.getByText('Da, este disponibil.').first().waitFor()
  await expectSoundEverywhere(selling)
  await selling.getByRole('link', { name: 'Toate mesajele' }).click()
  await selling.getByRole('heading', { name: 'Conversații' }).waitFor()
  expect(await selling.getByRole('main').getByText('necitit').count()).toBe(0)

  await buying.getByRole('link', { name: 'Reîncarcă' }).click()
  await buying.getByText('Da, este disponibil.').waitFor()
  await buying.getByRole('button', { name: 'Ieși din cont' }).click()
  await buying.getByRole('heading', { name: 'Intră în cont' }).waitFor()
  expect(await buying.context().cookies(`${site.url}/simplu/mesaje`)).toEqual([])

  // A form of another page is not taken, whatever it brings.
  const forged = await fetch(`${site.url}/simplu/mesaje`, {
    method: 'POST',
    headers: { origin: 'https://elsewhere.example', 'content-type': 'application/x-www-form-urlencoded' },
    body: `action=login&email=${sellerEmail}&password=${encodeURIComponent(password)}`,
  })
  expect(forged.status).toBe(403)
  expect(forged.headers.getSetCookie()).toEqual([])
  await Promise.all([buying.context().close(), selling.context().close()])
})
