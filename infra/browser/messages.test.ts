import { expect, test } from 'vitest'
import { expectSound } from './accessibility.ts'
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

  // Live in the other browser, without a touch there.
  await asBuyer.getByText('Da, este disponibil.').waitFor()
  await asSeller.getByText('Văzut').waitFor()
  await expect.poll(() => selling.getByRole('link', { name: /^Mesaje$/ }).count()).toBe(1)

  // Reported, then put away.
  await selling.getByLabel('Mai multe').click()
  await selling.getByRole('button', { name: 'Raportează' }).click()
  await expectSound(selling)
  await selling.getByLabel('Ce s-a întâmplat?').fill('Nimic, de probă')
  await selling.getByRole('button', { name: 'Trimite raportul' }).click()
  await selling.getByText('Un moderator se va uita').waitFor()
  await selling.getByLabel('Mai multe').click()
  await selling.getByRole('button', { name: 'Arhivează' }).click()
  await selling.goto('/mesaje')
  await selling.getByText('Nu ai niciun mesaj.').waitFor()
  await selling.getByRole('button', { name: 'Arhivate' }).click()
  await selling.getByRole('link', { name: new RegExp(`cumpara-${name}`) }).waitFor()
  await expectSound(selling)
  await Promise.all([buying.context().close(), selling.context().close()])
})
