import type { Database } from '@piata/db'
import { expect, it } from 'vitest'
import { SitemapPages } from './sitemap-pages.ts'

it('makes a page for those who still wait when its first asker has gone', async () => {
  const release: (() => void)[] = []
  const sitemap = () => new Promise((resolve) => release.push(() => resolve(Buffer.from('[]'))))
  const pages = new SitemapPages({ listings: { sitemap } } as unknown as Database, () => 0)
  // others keep the gate busy until the page's turn comes
  const busy = Array.from({ length: 8 }, (_, at) => pages.page(`busy${at}`, 10, () => false))
  let isFirstGone = false
  const first = pages.page('wanted', 10, () => isFirstGone)
  const second = pages.page('wanted', 10, () => false)
  isFirstGone = true
  const end = setInterval(() => release.splice(0).forEach((go) => void go()), 1)
  const answers = await Promise.allSettled([...busy, first, second])
  clearInterval(end)
  expect(answers.at(-1)!.status).toBe('fulfilled')
})
