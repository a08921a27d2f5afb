import { describe, expect, test } from 'vitest'
import { seriousViolations } from './accessibility.ts'
import { publishListing, registerSeller, untilFound, uploadPictures } from './catalogue.ts'
import { desktop, phone, visit } from './visit.ts'

const longTitle = 'Motocultor Dreptunghiular-Supradimensionat nemaipomenit de lung pentru grădină și livadă'
const site = await visit()
const seller = await registerSeller(site.gatewayUrl, 'vederi@exemplu.test')
const withPictures = await publishListing(seller, {
  title: longTitle,
  attributes: { brand: 'Supradimensionatissima-Nemaipomenita' },
  description:
    'https://exemplu.test/o-adresa-foarte-lunga-care-nu-incape-pe-un-rand-de-telefon-oricat-ai-vrea',
  imageIds: await uploadPictures(seller, 2),
})

test('the language switch keeps what scripts put into the address', async () => {
  const page = await site.open(desktop)
  await page.goto('/anunturi?q=bicicleta')
  await page.getByRole('checkbox', { name: 'Bun' }).check()
  await page.waitForURL(/condition=good/)
  await page.getByRole('link', { name: 'EN –' }).click()
  await page.waitForURL(/\/en\/listings\?/)
  expect(new URL(page.url()).search).toBe('?category=bicycles&condition=good')
  expect(await page.getByRole('checkbox', { name: 'Good' }).isChecked()).toBe(true)
  await page.context().close()
})

test('further listings are counted as Romanian counts', async () => {
  for (let number = 1; number <= 28; number++) await publishListing(seller, { title: `Hoverboard ${number}` })
  await untilFound(site.gatewayUrl, 'hoverboard', 28)
  const page = await site.open(desktop)
  await page.goto('/anunturi?q=hoverboard&sort=newest')
  await page.getByText('28 de anunțuri găsite').waitFor()
  await page.locator('piata-search input[role="combobox"]').waitFor()
  await page.getByRole('link', { name: 'Mai multe anunțuri' }).click()
  await page.locator('#results-status', { hasText: 'Încă' }).waitFor({ state: 'attached' })
  expect(await page.locator('#results-status').textContent()).toBe('Încă 4 anunțuri')
  await page.context().close()
})

describe('the filters on a phone', () => {
  test('are a modal dialog: focus stays inside, Escape closes it and gives the focus back', async () => {
    const page = await site.open(phone)
    await page.goto('/anunturi?q=bicicleta')
    const opener = page.getByRole('button', { name: 'Filtre' })
    await opener.click()
    const dialog = page.getByRole('dialog', { name: 'Filtre' })
    await dialog.waitFor()
    expect(await page.evaluate("document.querySelector('dialog[open]').matches(':modal')")).toBe(true)
    expect(await seriousViolations(page)).toEqual([])
    for (let at = 0; at < 60; at++) {
      await page.keyboard.press('Tab')
      // Beyond the last field comes the browser's own part, never the page behind.
      expect(
        await page.evaluate(
          "document.activeElement === document.body || document.activeElement.closest('dialog') !== null",
        ),
      ).toBe(true)
    }
    // A choice replaces the results, and with them the button that opened the dialog.
    await page.getByRole('checkbox', { name: 'Bun' }).check()
    await page.waitForURL(/condition=good/)
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'hidden' })
    await expect.poll(() => page.evaluate("document.activeElement.matches('[data-open-filters]')")).toBe(true)
    // Opened again, it holds what was chosen.
    await page.getByRole('button', { name: 'Filtre (1)' }).click()
    expect(await dialog.getByRole('checkbox', { name: 'Bun' }).isChecked()).toBe(true)
    await page.setViewportSize(desktop)
    await page.getByRole('complementary', { name: 'Filtre' }).waitFor()
    await page.context().close()
  })

  test('work without a script, below the results', async () => {
    const page = await site.open({ ...phone, javaScriptEnabled: false })
    await page.goto('/anunturi?q=bicicleta')
    await page.getByRole('link', { name: /^Filtre/ }).click()
    await page.getByRole('checkbox', { name: 'Bun' }).check()
    await page.getByRole('button', { name: /^Arată/ }).click()
    await page.waitForURL(/condition=good/)
    await page.context().close()
  })
})

test('text of twice the size scrolls no page sideways', async () => {
  const page = await site.open(phone)
  const wide: string[] = []
  for (const path of [
    '/',
    '/en',
    '/anunturi',
    '/anunturi?q=bicicleta&condition=good&place=Cluj-Napoca,+Cluj',
    '/anunturi?q=xyzxyz',
    `/anunt/${withPictures}`,
    `/en/listing/${withPictures}`,
    '/intra-in-cont',
    '/en/register',
    '/nu-exista',
  ]) {
    await page.goto(path)
    await page.evaluate("document.documentElement.style.fontSize = '200%'")
    const width = await page.evaluate('document.documentElement.scrollWidth')
    if (width !== phone.width) wide.push(`${path}: ${width} px because of ${await page.evaluate(tooWide)}`)
  }
  expect(wide).toEqual([])
  // Nor is anything squeezed until it cannot be read.
  await page.goto('/anunturi?q=bicicleta&condition=good')
  await page.evaluate("document.documentElement.style.fontSize = '200%'")
  const [shown, needed] = (await page.evaluate(`(() => {
    const select = document.querySelector('#sort')
    const shown = select.offsetWidth
    select.style.position = 'absolute'
    select.style.width = 'max-content'
    return [shown, Math.min(select.offsetWidth, document.querySelector('#results').clientWidth)]
  })()`)) as [number, number]
  expect(shown).toBeGreaterThanOrEqual(needed)
  await page.context().close()
})

/** What stands beyond the right edge and is not cut or scrolled by something around it. */
const tooWide = `[...document.querySelectorAll('body *')].filter((element) => {
  if (element.getBoundingClientRect().right <= innerWidth + 1) return false
  for (let around = element.parentElement; around !== document.body; around = around.parentElement)
    if (getComputedStyle(around).overflowX !== 'visible') return false
  return true
}).map((element) => element.tagName + '.' + element.className).slice(-3).join(' | ')`

test.each([
  ['at 400 % zoom', { width: 320, height: 256 }],
  ['on a phone', phone],
] as const)('%s nothing that has the focus hides behind what stays at the edges', async (_, size) => {
  const page = await site.open(size)
  for (const path of [`/anunt/${withPictures}`, '/anunturi?q=bicicleta']) {
    await page.goto(path)
    const hidden: string[] = []
    for (let at = 0; at < 80; at++) {
      await page.keyboard.press('Tab')
      const seen = (await page.evaluate(focusSeen)) as string | null
      if (seen === 'end') break
      if (seen !== null) hidden.push(seen)
    }
    expect([path, hidden]).toEqual([path, []])
  }
  await page.context().close()
})

/** Null where some part of the focused element can be seen, its text where none can, 'end' behind the last one. */
const focusSeen = `(() => {
  const focused = document.activeElement
  if (!focused || focused === document.body) return 'end'
  const box = focused.getBoundingClientRect()
  for (const x of [0.1, 0.5, 0.9]) for (const y of [0.1, 0.5, 0.9]) {
    const found = document.elementFromPoint(box.left + box.width * x, box.top + box.height * y)
    if (found && (focused.contains(found) || found.closest('label')?.contains(focused) || found.contains(focused) && found.closest('article, li') === focused.closest('article, li'))) return null
  }
  return focused.outerHTML.slice(0, 120)
})()`

test('further photos of a card are loaded once somebody touches them', async () => {
  const page = await site.open(phone)
  const further = page.locator(`article:has(a[href$="${withPictures}"]) [data-photos] span + span img`)
  // Search follows within a moment.
  const shown = async () => {
    await page.goto('/anunturi?q=dreptunghiular')
    return further.count()
  }
  await expect.poll(shown).toBe(1)
  expect(await further.getAttribute('src')).toBeNull()
  await page
    .locator(`article:has(a[href$="${withPictures}"]) [data-photos]`)
    .evaluate((strip) => strip.scrollBy(200, 0))
  await expect.poll(() => further.getAttribute('src')).toMatch(/^\/img\/card-/)
  await page.context().close()
})

describe('the pictures of a listing', () => {
  test.each(['no-preference', 'reduce'] as const)(
    'change at once, with motion: %s',
    async (reducedMotion) => {
      const page = await site.open({ ...desktop, reducedMotion })
      await page.goto(`/anunt/${withPictures}`)
      await page.getByRole('button', { name: 'Fotografia următoare' }).first().click()
      const state = (await page.evaluate(`({
      left: document.querySelector('[data-strip]').scrollLeft,
      goal: document.querySelector('#photo-2').offsetLeft,
      moves: document.getAnimations().map((animation) => animation.effect.getComputedTiming().activeDuration),
    })`)) as { left: number; goal: number; moves: number[] }
      expect(Math.abs(state.left - state.goal)).toBeLessThanOrEqual(1)
      expect(state.moves.filter((duration) => duration > 150)).toEqual([])
      if (reducedMotion === 'reduce') expect(state.moves.filter((duration) => duration > 1)).toEqual([])
      await page.getByText('2 / 2').first().waitFor()

      // Enlarged, a picture comes nearer by wheel, double click, keys and buttons.
      await page.locator('[data-zoom="1"]').click()
      const scale = () =>
        page.evaluate("new DOMMatrix(getComputedStyle(document.querySelector('[data-large]')).transform).a")
      const stage = page.locator('[data-stage][data-ready]')
      await stage.hover()
      await page.mouse.wheel(0, -300)
      await expect.poll(scale).toBeCloseTo(2)
      await page.keyboard.press('0')
      await expect.poll(scale).toBe(1)
      await stage.dblclick()
      await expect.poll(scale).toBeCloseTo(2.5)
      await page.getByRole('button', { name: 'Micșorează' }).click()
      await expect.poll(scale).toBeLessThan(2)
      await page.keyboard.press('0')
      await page.keyboard.press('ArrowLeft')
      await page.getByRole('dialog').getByText('1 / 2').waitFor()
      await page.keyboard.press('Escape')
      await page.context().close()
    },
  )
})
