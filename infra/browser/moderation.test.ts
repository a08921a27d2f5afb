import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { expectSound, expectSoundEverywhere, seriousViolations } from './accessibility.ts'
import { password, publishListing, registerSeller } from './catalogue.ts'
import { logIn } from './seller.ts'
import { visit } from './visit.ts'

const phone = { width: 390, height: 844 }
const desktop = { width: 1280, height: 900 }
const [first, second] = ['intai@moderare.test', 'apoi@moderare.test'] as const
const seller = 'reclamat@moderare.test'
const guest = 'martor@moderare.test'
const watchful = 'atenta@moderare.test'
const site = await visit()
for (const email of [first, second]) {
  await registerSeller(site.gatewayUrl, email)
  site.makeAdministrator(email)
}

/** The text of the newest mail with this subject, as the demo's mailbox shows the files of `data/mail`. */
async function followMail(page: Page, to: string, subject: string): Promise<void> {
  const mail = () => page.getByRole('listitem').filter({ hasText: subject }).filter({ hasText: to }).first()
  await expect
    .poll(
      async () => {
        await page.goto('/demo/mail')
        await page.getByRole('heading', { level: 1 }).waitFor()
        await page.getByRole('listitem').first().waitFor()
        return mail().count()
      },
      { timeout: 60_000 },
    )
    .toBe(1)
  const link = mail().getByRole('link')
  if ((await link.count()) > 0) await link.first().click()
}

async function fits(page: Page, width: number): Promise<void> {
  expect(await seriousViolations(page)).toEqual([])
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width)
}

test('a guest reports, a moderator removes with reasons, the seller complains, another moderator restores', async () => {
  const account = await registerSeller(site.gatewayUrl, seller)
  const title = 'Drezină cu pedale'
  const id = await publishListing(account, { title })

  const reporter = await site.open(phone)
  await reporter.goto(`/anunt/x-${id}`)
  await reporter.getByRole('link', { name: 'Raportează anunțul' }).click()
  await reporter.getByText(`Raportezi anunțul: ${title}`).waitFor()
  await fits(reporter, phone.width)
  await reporter.getByLabel('Numele tău').waitFor()
  await reporter.getByRole('button', { name: 'Trimite raportarea' }).click()
  await reporter.getByRole('alert').getByText('Alege motivul.').waitFor()
  expect(await reporter.getByRole('alert').getByRole('link').count()).toBe(5)
  await fits(reporter, phone.width)
  await reporter.getByLabel('Motivul').selectOption('scam')
  await reporter.getByLabel('Ce este în neregulă?').fill('Cere avans prin alt site.')
  await reporter.getByLabel('Numele tău').fill('Ion Martor')
  await reporter.getByLabel('Adresa ta de e-mail').fill(guest)
  await reporter.getByLabel('Cred cu bună-credință').check()
  await reporter.getByRole('button', { name: 'Trimite raportarea' }).click()
  await reporter.getByText('Mulțumim. Am primit raportarea').waitFor()
  await followMail(reporter, guest, 'Am primit raportarea ta')

  const moderator = await site.open(desktop)
  await logIn(moderator, first, password)
  await moderator.getByRole('link', { name: 'Moderare' }).click()
  await moderator.getByRole('heading', { level: 1, name: 'Coadă' }).waitFor()
  await moderator.getByRole('button', { name: new RegExp(title) }).waitFor()
  await fits(moderator, desktop.width)
  // By the keyboard alone: on to the case, which another one then cannot have.
  const open = moderator.getByRole('article', { name: title })
  await expect
    .poll(async () => {
      await moderator.keyboard.press('j')
      await moderator.getByRole('article').waitFor()
      return open.count()
    })
    .toBe(1)
  await open.getByText('Cere avans prin alt site.').waitFor()
  await open.getByRole('region', { name: 'Cum îl văd cumpărătorii' }).getByText('Puțin folosită').waitFor()
  await fits(moderator, desktop.width)
  const other = await site.open(phone)
  await logIn(other, second, password)
  await other.goto('/administrare/coada')
  await other.getByRole('button', { name: new RegExp(title) }).click()
  await other.getByRole('alert').getByText('Altcineva se ocupă de asta').waitFor()
  await fits(other, phone.width)

  await moderator.keyboard.press('r')
  await moderator.getByLabel('Ce ai constatat').fill('scurt')
  await moderator.getByRole('button', { name: 'Hotărăște' }).click()
  await moderator.getByText('Scrie de la 10').waitFor()
  await fits(moderator, desktop.width)
  await moderator.getByLabel('Ce ai constatat').fill('Anunțul cere avans pe un alt site.')
  await moderator.getByRole('button', { name: 'Hotărăște' }).click()
  await moderator.getByText('Hotărât: retras.').waitFor()
  await moderator.keyboard.press('u')
  await moderator.getByText('Hotărârea a fost anulată.').waitFor()
  await open.waitFor()
  // What was written since it was read is not decided about: it is shown anew.
  await fetch(`${site.gatewayUrl}/v1/listings/${id}`, {
    method: 'PATCH',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${account.accessToken}` },
    body: JSON.stringify({ description: 'Are și remorcă, scrisă abia acum.' }),
  })
  await moderator.keyboard.press('r')
  expect(await moderator.getByLabel('Legea sau clauza din termeni').inputValue()).toBe(
    'Codul penal, art. 244',
  )
  await moderator.getByLabel('Ce ai constatat').fill('Anunțul cere avans pe un alt site.')
  await moderator.getByRole('button', { name: 'Hotărăște' }).click()
  await moderator.getByText('Nu s-a hotărât nimic: de când ai citit').waitFor()
  await open.getByText('Are și remorcă, scrisă abia acum.').waitFor()
  await fits(moderator, desktop.width)
  await moderator.keyboard.press('r')
  await moderator.getByLabel('Ce ai constatat').fill('Anunțul cere avans pe un alt site.')
  await moderator.getByRole('button', { name: 'Hotărăște' }).click()
  await moderator.getByText('Hotărât: retras.').waitFor()
  // Leaving sends it at once.
  await moderator.goto('/cont')
  await expect.poll(async () => (await fetch(`${site.gatewayUrl}/v1/listings/${id}`)).status).toBe(404)
  await followMail(reporter, guest, 'Am hotărât despre raportarea ta')

  const owner = await site.open(phone)
  await logIn(owner, seller, password)
  await owner.getByRole('link', { name: 'De ce? Contestă hotărârea' }).click()
  await owner.getByText('Anunțul cere avans pe un alt site.').waitFor()
  await owner.getByText('Legea sau clauza: Codul penal, art. 244').waitFor()
  await owner.getByText(/Poți contesta gratuit până pe .* 20\d\d/).waitFor()
  // The same page once more, from which it is too late then.
  const tab = await owner.context().newPage()
  await tab.goto(owner.url())
  await tab.getByLabel('De ce este greșită hotărârea').fill('Nu am cerut niciun avans.')
  await fits(owner, phone.width)
  await followMail(reporter, seller, `Am retras anunțul „${title}”`)
  await reporter.getByText(`Am retras: anunțul „${title}”`).waitFor()
  await owner.getByLabel('De ce este greșită hotărârea').fill('Nu am cerut niciun avans.')
  await owner.getByRole('button', { name: 'Trimite contestația' }).click()
  await owner.getByText('Am primit contestația').waitFor()
  await tab.getByRole('button', { name: 'Trimite contestația' }).click()
  await tab.getByText('Ai contestat deja').waitFor()
  await tab.close()
  await fits(owner, phone.width)

  const complaint = new RegExp(`Contestație.*${title}`, 's')
  await moderator.goto('/administrare/coada')
  await moderator
    .getByText('În ordinea în care trebuie văzute: cu cât e mai dăunător, cu atât mai repede')
    .waitFor()
  // Whoever decided first does not even see it.
  expect(await moderator.getByRole('button', { name: complaint }).count()).toBe(0)
  await moderator.getByText('O contestație la ce ai hotărât tu').waitFor()
  await fits(moderator, desktop.width)
  await other.goto('/en/admin/queue')
  const row = other.getByRole('button', { name: new RegExp(`Complaint.*${title}`, 's') })
  await row.click()
  await other.getByText('Nu am cerut niciun avans.').waitFor()
  await fits(other, phone.width)
  await other.keyboard.press('a')
  await other.getByLabel('Your answer').fill('Anunțul nu cere niciun avans.')
  await other.getByRole('button', { name: 'Decide' }).click()
  await other.getByText('Sent: complaint upheld.').waitFor()
  await fits(other, phone.width)
  expect((await fetch(`${site.gatewayUrl}/v1/listings/${id}`)).status).toBe(200)
  await followMail(reporter, seller, 'Contestația ta a fost admisă')
  await reporter.getByText('Contestația a fost admisă').waitFor()

  // What was left as it was is complained about by whoever reported it, and removed by another one than the first.
  const doubtful = 'Ceas de buzunar aurit'
  const kept = await publishListing(account, { title: doubtful })
  const said = { reason: 'counterfeit', text: 'Marca de pe capac este inventată.', goodFaith: true }
  await fetch(`${site.gatewayUrl}/v1/reports`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ ...said, subject: 'listing', subjectId: kept, name: 'Ana', email: watchful }),
  })
  await moderator.goto('/administrare/coada')
  await moderator.getByRole('button', { name: new RegExp(doubtful) }).click()
  await moderator.getByRole('article', { name: doubtful }).waitFor()
  await moderator.keyboard.press('a')
  await moderator.getByText('Hotărât: lăsat așa.').waitFor()
  await moderator.goto('/cont')
  await moderator.context().close()
  await followMail(reporter, watchful, 'Am hotărât despre raportarea ta')
  await reporter.getByText(`Am lăsat așa cum este: anunțul „${doubtful}”`).waitFor()
  await fits(reporter, phone.width)
  await reporter.getByLabel('De ce este greșită hotărârea').fill('Am întrebat fabrica: nu e al lor.')
  await reporter.getByRole('button', { name: 'Trimite contestația' }).click()
  await reporter.getByText('Am primit contestația').waitFor()
  await other.goto('/en/admin/queue')
  await other.getByRole('button', { name: new RegExp(`Complaint.*${doubtful}`, 's') }).click()
  await other.getByText('Am întrebat fabrica: nu e al lor.').waitFor()
  await fits(other, phone.width)
  await other.keyboard.press('r')
  await other.getByLabel('What you found').fill('Fabrica spune că nu este al ei.')
  await other.getByRole('button', { name: 'Decide' }).click()
  await other.getByText('Sent: removed.').waitFor()
  await followMail(reporter, watchful, 'Contestația ta a fost admisă')
  await reporter.getByText('am luat măsuri față de ce ai raportat').waitFor()

  await other.getByRole('link', { name: 'Bans' }).click()
  await other.getByLabel('Which').fill('rau@spam.example')
  await other.getByLabel('Why').fill('Trimite reclame tuturor.')
  await other.getByRole('button', { name: 'Ban', exact: true }).click()
  await other.getByText('Banned.', { exact: true }).waitFor()
  await expectSoundEverywhere(other)
  await other.getByRole('button', { name: 'Lift the ban: rau@spam.example' }).click()
  await other.getByText('The ban was lifted.').waitFor()
  await reporter.goto('/transparenta')
  await reporter.getByRole('row', { name: 'Admise 2' }).waitFor()
  await expectSoundEverywhere(reporter)
  for (const page of [reporter, other, owner]) await page.context().close()
})

/** Controls that no walk by Tab came to; of a group of radio buttons only the chosen one takes part. */
async function outOfReach(page: Page): Promise<string[]> {
  const controls = `[...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary')]
    .filter((one) => one.checkVisibility({ visibilityProperty: true }) && !one.disabled && one.tabIndex >= 0 && one.type !== 'radio')`
  const count = Number(await page.evaluate(`${controls}.length`))
  await page.evaluate('document.activeElement.blur(); window.reached = new Set()')
  for (let at = 0; at < count + 10; at++) {
    await page.keyboard.press('Tab')
    await page.evaluate('window.reached.add(document.activeElement)')
  }
  return (await page.evaluate(
    `${controls}.filter((one) => !window.reached.has(one)).map((one) => one.outerHTML.slice(0, 200))`,
  )) as string[]
}

test('every page of the staff fits a phone, is sound, and can be worked by the keyboard; a lot is removed and taken back by it', async () => {
  const account = await registerSeller(site.gatewayUrl, 'multe@moderare.test')
  for (const title of ['Tramvai de jucărie', 'Funicular de jucărie']) await publishListing(account, { title })
  const page = await site.open(phone)
  await logIn(page, first, password)
  // Neither ids nor what is kept for programs.
  const raw = /\b(?:staff-acted|logged-in|registered|sofas|top30)\b|\{"/
  const pages = {
    '/administrare': '',
    ...{ coada: 'queue', interdictii: 'bans', 'in-bloc': 'lots', conturi: 'users', jurnal: 'audit' },
    ...{ anunturi: 'listings', scrisori: 'mails', importuri: 'imports', categorii: 'categories' },
    ...{ promovari: 'promotions', masuratori: 'figures', agenti: 'agents', setari: 'settings' },
  }
  for (const [word, folder] of Object.entries(pages)) {
    for (const path of [folder === '' ? word : `/administrare/${word}`, `/en/admin/${folder}`]) {
      await page.goto(path)
      await page.getByRole('heading', { level: 1 }).waitFor()
      await expect.poll(() => page.locator('[aria-busy=true]').count(), { timeout: 60_000 }).toBe(0)
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(phone.width)
      // The same controls in other words: these only have to fit.
      if (path.startsWith('/en')) continue
      expect([path, raw.exec(await page.locator('main').innerText())?.[0]]).toEqual([path, undefined])
      expect([path, await outOfReach(page)]).toEqual([path, []])
      await expectSound(page)
    }
  }

  const authorization = `Bearer ${account.accessToken}`
  const me = await fetch(`${site.gatewayUrl}/v1/me`, { headers: { authorization } })
  const { id } = (await me.json()) as { id: string }
  await page.goto(`/administrare/in-bloc?kind=seller&value=${id}`)
  await page.getByRole('button', { name: 'Vezi ce ar fi' }).press('Enter')
  await page.getByRole('heading', { name: '2 anunțuri' }).waitFor()
  await page.getByLabel('Ce ai constatat').press('A')
  await page.keyboard.type('ceeași jucărie, de două ori.')
  await page.getByRole('button', { name: 'Retrage 2 anunțuri' }).press('Enter')
  await page.getByText('Gata: 2 anunțuri retrase').waitFor()
  await expectSoundEverywhere(page)
  page.once('dialog', (dialog) => void dialog.accept())
  await page.getByRole('button', { name: 'Anulează tot' }).press('Enter')
  await page.getByText('Gata: 2 anunțuri retrase · anulat: 2 anunțuri înapoi').waitFor()
  await expectSoundEverywhere(page)
  await followMail(page, 'multe@moderare.test', 'Am anulat hotărârea despre')
  await page.goto('/administrare/jurnal')
  await page.getByText('retragere în bloc anulată').first().waitFor()
  await page.getByLabel('Doar ce a făcut echipa').uncheck()
  await page.getByText('intrare în cont').first().waitFor()
  expect(raw.exec(await page.locator('main').innerText())?.[0]).toBeUndefined()
  await page.context().close()
})

test('a member finds what they reported in their account, and what became of it', async () => {
  const owner = await registerSeller(site.gatewayUrl, 'caleidoscop@moderare.test')
  const subjectId = await publishListing(owner, { title: 'Caleidoscop zornăitor' })
  const email = 'raportor@moderare.test'
  const { accessToken } = await registerSeller(site.gatewayUrl, email)
  const said = { reason: 'scam', text: 'Cere avans pe alt site.', goodFaith: true }
  await fetch(`${site.gatewayUrl}/v1/reports`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${accessToken}` },
    body: JSON.stringify({ ...said, subject: 'listing', subjectId }),
  })
  const page = await site.open(phone)
  await logIn(page, email, password)
  await page.goto('/contul-meu')
  await page.getByRole('link', { name: 'Vezi raportările mele' }).click()
  const report = page.getByRole('listitem').filter({ hasText: 'Caleidoscop zornăitor' })
  await report.getByText('Așteaptă un moderator').waitFor()
  await expectSoundEverywhere(page)

  const moderator = await site.open(phone)
  await logIn(moderator, first, password)
  await moderator.goto('/administrare/coada')
  const waiting = moderator.getByRole('region', { name: /^Ce așteaptă \(\d+/ })
  // All that was read is there, and nothing of it to be scrolled to in a box.
  const list = waiting.getByRole('list').first()
  expect(await list.evaluate((ul) => ul.scrollHeight - ul.clientHeight)).toBe(0)
  await waiting.getByRole('button', { name: /Caleidoscop zornăitor/ }).click()
  await moderator.getByRole('article', { name: 'Caleidoscop zornăitor' }).waitFor()
  await moderator.keyboard.press('a')
  await moderator.getByText('Hotărât: lăsat așa.').waitFor()
  await moderator.goto('/cont')
  await moderator.context().close()

  await expect
    .poll(
      async () => {
        await page.reload()
        await report.waitFor()
        return await report.textContent()
      },
      { timeout: 30_000 },
    )
    .toContain('A rămas așa cum este')
  await expectSoundEverywhere(page)
  await report.getByRole('link', { name: 'Citește hotărârea și contestă' }).click()
  await page.getByLabel('De ce este greșită hotărârea').fill('Cere avans și acum.')
  await page.getByRole('button', { name: 'Trimite contestația' }).click()
  await page.getByText('Am primit contestația').waitFor()
  await page.goto('/en/account/reports')
  await page.getByText('another moderator decides').waitFor()
  await expectSoundEverywhere(page)
  await page.context().close()
})
