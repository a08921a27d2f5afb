import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { desktop, phone } from './visit.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

interface AxeResults {
  violations: { id: string; impact: string | null; nodes: { target: unknown[]; failureSummary?: string }[] }[]
}

/** Serious and critical violations of WCAG 2.2 A and AA on the page as it is now, each with where and why. */
export async function seriousViolations(page: Page): Promise<string[]> {
  // Colours in the middle of a change, as to another theme, are nobody's to read.
  await page.evaluate(
    'for (const a of document.getAnimations()) if (Number.isFinite(a.effect?.getComputedTiming().endTime)) a.finish()',
  )
  // As a script of the debugger's, not of the page's, so that the page's security policy stays as it is.
  if (await page.evaluate('typeof axe === "undefined"')) await page.evaluate(axe)
  const results = (await page.evaluate(
    // What passes is not listed: naming each element that does took longer than looking at it.
    'axe.run(document, { resultTypes: ["violations"], runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] })',
  )) as AxeResults
  return results.violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.map((node) => `${id} at ${node.target.join(' ')}: ${node.failureSummary}`),
    )
}

/** Fails where the page is wider than its window or has a serious violation. */
export async function expectSound(page: Page): Promise<void> {
  const overflow = 'document.documentElement.scrollWidth - document.documentElement.clientWidth'
  expect(await page.evaluate(overflow)).toBe(0)
  // What the header, which stays, happens to lie on where a test has scrolled to would be a target that is too small.
  await page.evaluate('scrollTo(0, 0)')
  expect(await seriousViolations(page)).toEqual([])
}

/** The same in both windows that pages are looked at in, for a test that goes through its pages in one of them. */
export async function expectSoundEverywhere(page: Page): Promise<void> {
  const own = page.viewportSize()!
  for (const size of [phone, desktop]) {
    await page.setViewportSize(size)
    await expectSound(page)
  }
  await page.setViewportSize(own)
}
