import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { seriousViolations } from './accessibility.ts'
import { publish, register } from './seller.ts'
import { desktop, phone, visit } from './visit.ts'

const site = await visit()

describe.each([phone, desktop])('on a $name', (size) => {
  test('from a misspelt search to a sold listing', async () => {
    const page = await site.open(size)
    const errors: string[] = []
    page.on('pageerror', (error) => errors.push(error.message))
    page.on('console', (message) => {
      // Also texts that a page does not hand to its components.
      if (/Content Security Policy|MISSING_MESSAGE/.test(message.text())) errors.push(message.text())
    })

    await page.goto('/')
    expect(await seriousViolations(page)).toEqual([])

    // A typo and no diacritics: "bicicletă de munte Carpați".
    await search(page, 'biciclete carpatii')
    await page.getByRole('link', { name: 'Bicicletă de munte Carpați' }).waitFor()
    expect(await seriousViolations(page)).toEqual([])

    await search(page, 'bicicleta')
    // All bicycles, whatever they are called; then those that hold the word.
    await page.getByRole('link', { name: 'Caută „bicicleta” ca text, fără filtrul Biciclete' }).waitFor()
    await page.getByRole('link', { name: /^Caută exact „bicicleta”/ }).click()
    await page.getByText('3 anunțuri găsite').first().waitFor()
    await filterByCondition(page, 'Bun')
    await page.getByText('1 anunț găsit').first().waitFor()
    await page.getByRole('link', { name: /Elimină filtrul.*Bun/ }).waitFor()

    await page.getByRole('link', { name: 'Bicicletă de munte Carpați' }).click()
    await page.getByRole('heading', { level: 1, name: 'Bicicletă de munte Carpați' }).waitFor()
    await page.getByText('900 lei').first().waitFor()
    expect(await seriousViolations(page)).toEqual([])

    await page.getByRole('link', { name: 'Adaugă anunț' }).first().click()
    await register(page, `${size.name}@exemplu.test`)
    const title = `Tricicletă de probă ${size.name}`
    await publish(page, title)

    await search(page, `tricicleta ${size.name}`)
    await page.getByRole('link', { name: title }).waitFor()

    await markSold(page, title)
    // Public pages show a change within two seconds.
    await page.waitForTimeout(2_000)
    await search(page, `tricicleta ${size.name}`)
    await page.getByRole('heading', { level: 1 }).waitFor()
    expect(await page.getByRole('link', { name: title }).count()).toBe(0)
    expect(errors).toEqual([])
    await page.context().close()
  })
})

test.each([
  ['/', ['light', 'dark']],
  ['/anunturi?q=bicicleta', ['dark']],
  ['/en/listings', ['light']],
  ['/intra-in-cont', ['dark']],
  ['/cont-nou', ['light']],
  ['/nu-exista', ['light']],
] as const)('%s has no serious accessibility violation in the theme %s', async (address, themes) => {
  const page = await site.open(phone)
  for (const size of [phone, desktop]) {
    await page.setViewportSize(size)
    await page.goto(address)
    for (const colorScheme of themes) {
      await page.emulateMedia({ colorScheme })
      expect([colorScheme, await seriousViolations(page)]).toEqual([colorScheme, []])
    }
    expect(
      await page.evaluate('document.documentElement.scrollWidth <= innerWidth'),
      'no sideways scrolling',
    ).toBe(true)
    expect(await layoutShift(page), 'nothing moves from under a finger').toBeLessThan(0.01)
  }
  await page.context().close()
})

/** How much of the window has moved by itself since the page was opened (https://web.dev/articles/cls). */
const layoutShift = (page: Page): Promise<number> =>
  page.evaluate(`new Promise((resolve) => new PerformanceObserver((list) => resolve(
    list.getEntries().reduce((sum, { value, hadRecentInput }) => sum + (hadRecentInput ? 0 : value), 0)
  )).observe({ type: 'layout-shift', buffered: true }) ?? setTimeout(() => resolve(0), 500))`)

test('crawlers find the newest listings with their pictures apart from all', async () => {
  const text = async (path: string) => (await fetch(site.url + path)).text()
  expect(await text('/sitemap.xml')).toContain('/sitemaps/newest')
  for (const part of ['newest', 'first']) {
    const rows = (await text(`/sitemaps/${part}`)).split('\n')
    const bicycle = rows.filter((row) => row.includes('/anunt/bicicleta-de-munte-carpati-'))
    expect(bicycle.find((row) => row.startsWith('<url><loc>') && row.includes('/anunt/'))).toMatch(
      /<lastmod>\d{4}-.*<image:image><image:loc>http[^<]*\/img\/[^<]*\.jpg<\/image:loc>/,
    )
  }
})

test('the search box suggests a category and leads to it', async () => {
  const page = await site.open(desktop)
  await page.goto('/')
  const box = page.getByRole('combobox', { name: 'Caută în anunțuri' })
  // The box listens once the enhancements are loaded.
  await page.locator('piata-search input[role="combobox"]').waitFor()
  await box.fill('telefoane m')
  await page.getByRole('option', { name: 'Telefoane mobile' }).waitFor()
  await box.press('ArrowDown')
  await Promise.all([page.waitForURL(/\/anunturi\?category=phones$/), box.press('Enter')])
  await page.context().close()
})

async function search(page: Page, query: string): Promise<void> {
  const box = page.getByRole('combobox', { name: 'Caută în anunțuri' })
  await box.fill(query)
  await Promise.all([page.waitForURL(/\/anunturi\?/), box.press('Enter')])
}

/** The filters are a column on a desktop and a sheet on a phone. */
async function filterByCondition(page: Page, name: string): Promise<void> {
  const sheet = page.getByRole('button', { name: 'Filtre' })
  const inSheet = await sheet.isVisible()
  if (inSheet) await sheet.click()
  await page.getByRole('checkbox', { name }).check()
  if (inSheet) await page.getByRole('button', { name: 'Arată 1 anunț' }).click()
}

async function markSold(page: Page, title: string): Promise<void> {
  await page.getByRole('link', { name: 'Anunțurile mele' }).first().click()
  await page.getByRole('button', { name: `Marchează ca vândut: ${title}` }).click()
  await page.getByRole('button', { name: 'Da, l-am vândut' }).click()
  await page.getByText(`„${title}” este marcat ca vândut.`).waitFor()
  expect(await seriousViolations(page)).toEqual([])
}
