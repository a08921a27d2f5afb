import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { expectSound } from './accessibility.ts'
import { call, markSold, password, publishListing, registerSeller } from './catalogue.ts'
import { logIn } from './seller.ts'
import { desktop, phone, visit } from './visit.ts'

const site = await visit()

test.each([phone, desktop])(
  'buyer and seller bargain until the listing is reserved on a $name',
  async (size) => {
    const { name } = size
    const [sellerEmail, buyerEmail] = [`cere-${name}@exemplu.test`, `ofera-${name}@exemplu.test`]
    const seller = await registerSeller(site.gatewayUrl, sellerEmail)
    await registerSeller(site.gatewayUrl, buyerEmail)
    const price = { amount: 100_000, currency: 'RON' }
    const id = await publishListing(seller, { title: `Tandem ${name}`, price, negotiable: true })

    // A guest offers first and logs in then; the amount is there again.
    const buying = await site.open(size)
    await buying.goto(`/anunt/${id}`)
    await buying.getByRole('link', { name: 'Fă o ofertă' }).click()
    const amount = buying.getByRole('textbox', { name: 'Suma oferită (lei)' })
    await buying.getByText('Cel puțin 100 lei, cel mult 1.000 lei').waitFor()
    await amount.fill('50')
    await buying.getByRole('button', { name: 'Trimite oferta' }).click()
    await buying.getByText('Suma trebuie să fie între 100 lei și 1.000 lei').waitFor()
    await expectSound(buying)
    await amount.fill('800')
    await buying.getByRole('button', { name: 'Trimite oferta' }).click()
    await buying.getByRole('heading', { level: 1, name: 'Intră în cont' }).waitFor()
    await logInHere(buying, buyerEmail)
    await expect.poll(() => amount.inputValue()).toBe('800')
    await buying.getByRole('button', { name: 'Trimite oferta' }).click()
    const asBuyer = buying.getByRole('region', { name: `Conversația cu cere-${name}` })
    await asBuyer.getByText('Așteaptă răspuns').waitFor()
    await expectSound(buying)

    // The seller suggests another price, which the buyer sees at once.
    const selling = await site.open(size)
    await logIn(selling, sellerEmail, password)
    await selling.goto('/mesaje')
    await selling.getByText('Ofertă: 800 lei').waitFor()
    await selling.getByRole('link', { name: new RegExp(`ofera-${name}`) }).click()
    const asSeller = selling.getByRole('region', { name: `Conversația cu ofera-${name}` })
    await asSeller.getByRole('button', { name: 'Acceptă' }).waitFor()
    await expectSound(selling)
    await asSeller.getByRole('button', { name: 'Propune alt preț' }).click()
    await selling.getByRole('textbox', { name: 'Suma oferită (lei)' }).fill('900')
    await selling.getByRole('button', { name: 'Trimite oferta' }).click()
    await asBuyer.getByText('Înlocuită de altă ofertă').waitFor()
    await asBuyer.getByText('Contraofertă').waitFor()

    await asBuyer.getByRole('button', { name: 'Acceptă' }).click()
    await buying.getByText('Anunțul este rezervat pentru tine, la 900 lei.').waitFor()
    await selling.getByText(`Rezervat de tine pentru ofera-${name}`).waitFor()
    await asSeller.getByText('Acceptată').waitFor()
    await expectSound(buying)
    await expectSound(selling)

    // Sold without the reservation: the buyer says so, the seller confirms, each rates the other, and only then both ratings are seen.
    await call(site.gatewayUrl, `/v1/listings/${id}/release`, seller.accessToken, {})
    await markSold(seller, id)
    await Promise.all([buying.reload(), selling.reload()])
    await selling.getByText('Ai vândut acestei persoane?').waitFor()
    await buying.getByText('Ai cumpărat tu acest produs?').waitFor()
    await expectSound(buying)
    await buying.getByRole('button', { name: 'Confirmă', exact: true }).click()
    await buying.getByText('Ai spus că ai cumpărat.').first().waitFor()
    await selling.reload()
    await selling.getByText(`ofera-${name} spune că a cumpărat de la tine. Așa este?`).waitFor()
    await expectSound(selling)
    await selling.getByRole('button', { name: 'Confirmă', exact: true }).click()
    await selling.getByText(`Cum a fost cu ofera-${name}? Dă o notă`).click()
    await selling.getByRole('radio', { name: '4 – bine' }).check()
    await expectSound(selling)
    await selling.getByRole('button', { name: 'Trimite nota' }).click()
    await selling.getByText(`Se va vedea când îți dă și ofera-${name} o notă`).waitFor()
    await buying.reload()
    await buying.getByText(`Cum a fost cu cere-${name}? Dă o notă`).click()
    await buying.getByRole('radio', { name: '5 – foarte bine' }).check()
    await buying.getByRole('checkbox', { name: 'Amabil' }).check()
    await buying.getByRole('textbox', { name: 'Câteva cuvinte' }).fill('Totul bine')
    await expectSound(buying)
    await buying.getByRole('button', { name: 'Trimite nota' }).click()
    await buying.getByText('Nota o vede acum oricine.').waitFor()
    await buying.getByText(`I-ai dat lui cere-${name} nota 5 din 5 · Amabil`).waitFor()

    // On the seller's page everybody reads it, and the seller alone replies.
    const { id: sellerId } = await call<{ id: string }>(site.gatewayUrl, '/v1/me', seller.accessToken)
    await Promise.all([buying, selling].map((page) => page.goto(`/vanzator/${sellerId}`)))
    await selling.getByRole('textbox', { name: 'Răspunsul tău' }).fill('Mulțumesc!')
    await buying.getByText('Totul bine').waitFor()
    expect(await buying.getByRole('textbox', { name: 'Răspunsul tău' }).count()).toBe(0)
    await expectSound(selling)
    await selling.getByRole('button', { name: 'Trimite răspunsul' }).click()
    await selling.getByText(`Răspunsul lui cere-${name}`).waitFor()
    await expectSound(buying)
    await Promise.all([buying.context().close(), selling.context().close()])
  },
)

async function logInHere(page: Page, email: string): Promise<void> {
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Parolă', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Intră în cont' }).click()
}
