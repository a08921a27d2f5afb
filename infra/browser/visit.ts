import { DatabaseSync } from 'node:sqlite'
import { type Browser, chromium, type Page } from 'playwright-core'
import { inject } from 'vitest'
import type { Address } from './site.ts'

/** The windows that pages are looked at in. */
export const phone = { name: 'phone', width: 390, height: 844 }
export const desktop = { name: 'desktop', width: 1280, height: 900 }

interface WindowOptions {
  /** For the names of tests. */
  name?: string
  width: number
  height: number
  colorScheme?: 'light' | 'dark'
  /** Whether pages may run scripts; they do unless told. */
  javaScriptEnabled?: boolean
  reducedMotion?: 'reduce' | 'no-preference'
}

interface Site {
  url: string
  gatewayUrl: string
  /** A window of its own cookies and storage. */
  open(options: WindowOptions): Promise<Page>
  /** Whose next log-in is one of the administrator's; the API gives nobody that role. */
  makeAdministrator(email: string): void
  /** Figures in milliseconds, kept one after another as `npm run bench -- --keep` and agents do. */
  keepFigures(name: string, figures: { commit: string | null; figure: number; spread?: number }[]): void
}

/**
 * The shared Chromium, or an `other` one, at a site, the shared one unless told. Other files use that at the same time: a test has accounts of its own,
 * and its listings no word by which another counts.
 */
export async function visit(address: Address = inject('shared'), other?: Browser): Promise<Site> {
  const { url, gatewayUrl, databaseFile } = address
  const browser = other ?? (await chromium.connect(inject('shared').chromium))
  return {
    url,
    gatewayUrl,
    open: async ({ name: _, width, height, colorScheme = 'light', ...more }) => {
      const context = await browser.newContext({
        ...more,
        baseURL: url,
        viewport: { width, height },
        colorScheme,
        locale: 'ro-RO',
        hasTouch: width < 600,
      })
      // A busy machine takes its time.
      context.setDefaultTimeout(60_000)
      return context.newPage()
    },
    makeAdministrator(email) {
      using database = new DatabaseSync(databaseFile, { timeout: 10_000 })
      database.prepare("update users set role = 'admin' where email = ?").run(email)
    },
    keepFigures(name, figures) {
      using database = new DatabaseSync(databaseFile, { timeout: 10_000 })
      const insert = database.prepare(
        `insert into benchmarks (name, "commit", machine, figure, unit, better, spread, at) values (?, ?, 'box', ?, 'ms', 'lower', ?, ?)`,
      )
      for (const [at, { commit, figure, spread }] of figures.entries())
        insert.run(name, commit, figure, spread ?? null, new Date(Date.UTC(2026, 0, 1, at)).toISOString())
    },
  }
}
