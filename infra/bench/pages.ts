import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import path from 'node:path'
import { parseArgs, promisify } from 'node:util'
import { median, report } from '@piata/config/figures'
import { type Browser, chromium, type Page } from 'playwright-core'
import { freePort, type Service, startGateway, startWeb } from '../setup/services.ts'
import { buildSite } from '../setup/site.ts'
import { findChromium } from '../test/machine.ts'
import { cpuSeconds } from './processor.ts'

/**
 * What pages cost and how they feel: processor time of distinct pages, compressed, of the site and its gateway; how many a second for as long as many ask; and, in a Chromium
 * with a phone's window, a quarter of this processor and 1.6 Mbit/s, LCP, INP and bytes. `node infra/bench/pages.ts --listings 3000 --pages 150 --rounds 9`
 */
const { values } = parseArgs({
  options: {
    listings: { type: 'string', default: '3000' },
    pages: { type: 'string', default: '150' },
    rounds: { type: 'string', default: '9' },
  },
})
const root = path.resolve(import.meta.dirname, '../..')
const phone = { width: 390, height: 844 }
const slow = { processor: 4, bytesPerSecond: 1_600_000 / 8, latencyMs: 150 }
const unlimited = Object.fromEntries(
  ['READ', 'SEARCH', 'ASSET', 'PAGE'].map((name) => [`PIATA_LIMIT_${name}_PER_MINUTE`, '100000000']),
)

interface Kind {
  name: 'home' | 'results' | 'listing'
  /** Each another page. */
  paths: string[]
  /** Those that are looked at in a browser, where not the same. */
  felt?: string[]
  /** What is measured as interactions: the suggestions, the sheet of filters and more results, the enlarged photo. */
  act(page: Page): Promise<void>
}

const folder = mkdtempSync(path.join(tmpdir(), 'piata-pages-'))
const services: Service[] = []
try {
  await buildSite()
  const ports = [await freePort('127.0.0.1'), await freePort('127.0.0.1')] as const
  const env = {
    ...unlimited,
    PIATA_DATABASE_URL: `sqlite:${folder}/piata.db`,
    PIATA_DATA_DIR: folder,
    PIATA_PUBLIC_URL: `http://127.0.0.1:${ports[1]}`,
    PIATA_COOKIE_SECURE: 'true',
    PIATA_LOG_LEVEL: 'warn',
    PIATA_METRICS_PORT: '0',
  }
  await promisify(execFile)(process.execPath, ['infra/commands/seed.ts', '--listings', values.listings], {
    cwd: root,
    env: { ...process.env, ...env },
  })
  const onLaunch = (service: Service) => services.push(service)
  const gateway = await startGateway({ port: ports[0], dataDir: folder, env, onLaunch })
  const web = await startWeb({ port: ports[1], gatewayUrl: gateway.url, env, onLaunch })
  console.log(
    `${cpus()[0]?.model.trim()} × ${cpus().length}, Node ${process.version}, ${values.listings} listings\n`,
  )
  const kinds = await kindsOf(web.url, gateway.url, Number(values.pages))
  for (const kind of kinds) await costOf(kind, web, gateway)
  const executablePath = findChromium()
  if (executablePath === undefined) console.log('\nNo Chromium: how pages feel is left out')
  else {
    const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] })
    try {
      for (const kind of kinds) await feelOf(kind, web.url, browser)
    } finally {
      await browser.close()
    }
  }
} finally {
  for (const service of services) await service.stop()
  rmSync(folder, { recursive: true, force: true })
}

async function kindsOf(url: string, gatewayUrl: string, count: number): Promise<Kind[]> {
  const first = await (await fetch(`${gatewayUrl}/v1/listings?limit=100`)).json()
  const { items } = first as { items: { title: string }[] }
  const words = [...new Set(items.flatMap(({ title }) => title.toLowerCase().match(/\p{L}{4,}/gu) ?? []))]
  const results = Array.from(
    { length: count },
    (_, at) => `/anunturi?q=${encodeURIComponent(words[at % words.length]!)}&priceMax=${100_000 + at}`,
  )
  const listings = new Set<string>()
  for (const path of results) {
    if (listings.size >= count) break
    const html = await (await fetch(url + path)).text()
    for (const [, found] of html.matchAll(/href="(\/anunt\/[^"?#]+)"/g)) listings.add(found!)
  }
  const act = {
    async home(page: Page) {
      await page.locator('input[name=q]:visible').first().pressSequentially('bic', { delay: 120 })
      await page.getByRole('option').first().waitFor()
    },
    async results(page: Page) {
      await page.locator('[data-open-filters]').first().click()
      await page.getByRole('dialog').waitFor()
      await page.keyboard.press('Escape')
      const shown = await page.locator('article').count()
      await page.locator('#more').click()
      await page.locator('article').nth(shown).waitFor()
    },
    async listing(page: Page) {
      await page.locator('piata-gallery [data-zoom]').first().click()
      await page.locator('piata-gallery dialog[open]').waitFor()
    },
  }
  return [
    {
      ...{ name: 'results', paths: results.map((path) => `${path}0`), act: act.results },
      felt: Array.from({ length: count }, (_, at) => `/anunturi?priceMax=${1_000_000 + at}`),
    },
    { name: 'listing', paths: [...listings].slice(0, count), act: act.listing },
    { name: 'home', paths: Array.from({ length: count }, (_, at) => `/?place=${at}`), act: act.home },
  ]
}

/** Each page once, one after another, then as many at once as two processors keep busy with. */
async function costOf({ name, paths }: Kind, web: Service, gateway: Service): Promise<void> {
  const half = Math.floor(paths.length / 2)
  const ask = async (path: string) => {
    const answer = await fetch(web.url + path, { headers: { 'accept-encoding': 'gzip, br' } })
    if (answer.status !== 200) throw new Error(`${path} answers ${answer.status}`)
    return (await answer.arrayBuffer()).byteLength
  }
  for (const path of paths.slice(0, 10)) await ask(path)
  const spent = () => [cpuSeconds(web.pid!), cpuSeconds(gateway.pid!)] as const
  const before = spent()
  for (const path of paths.slice(10, half)) await ask(path)
  const after = spent()
  const [ofWeb, ofGateway] = after.map((seconds, at) => (1000 * (seconds - before[at]!)) / (half - 10))
  const many = paths.slice(half)
  const since = performance.now()
  await Promise.all(
    Array.from({ length: 8 }, async () => {
      for (let path = many.pop(); path !== undefined; path = many.pop()) await ask(path)
    }),
  )
  const perSecond = (1000 * (paths.length - half)) / (performance.now() - since)
  report(`site/pages/${name}/processor`, ofWeb!, 'ms')
  report(`site/pages/${name}/rate`, perSecond, '/s')
  console.log(
    `${name.padEnd(8)} ${ofWeb!.toFixed(1)} ms of a processor in the site, ${ofGateway!.toFixed(1)} ms in the gateway; eight at once: ${perSecond.toFixed(0)} pages a second`,
  )
}

async function feelOf(
  { name, paths, felt = paths, act }: Kind,
  url: string,
  browser: Browser,
): Promise<void> {
  const looks = {
    lcp: [] as number[],
    inp: [] as number[],
    scripts: [] as number[],
    pictures: [] as number[],
  }
  for (let round = 0; round < Number(values.rounds); round++) {
    const context = await browser.newContext({
      ...{
        baseURL: url,
        viewport: phone,
        deviceScaleFactor: 2,
        hasTouch: true,
        isMobile: true,
        locale: 'ro-RO',
      },
    })
    try {
      const page = await context.newPage()
      const session = await context.newCDPSession(page)
      await session.send('Network.enable')
      await session.send('Network.emulateNetworkConditions', {
        ...{ offline: false, latency: slow.latencyMs },
        ...{ downloadThroughput: slow.bytesPerSecond, uploadThroughput: slow.bytesPerSecond },
      })
      await session.send('Emulation.setCPUThrottlingRate', { rate: slow.processor })
      await page.addInitScript(watch)
      await page.goto(felt[round]!, { waitUntil: 'load' })
      await page.waitForTimeout(1_000)
      const { lcp, scripts, pictures } = await page.evaluate(() => window.measured())
      await act(page)
      await page.waitForTimeout(500)
      looks.lcp.push(lcp)
      looks.scripts.push(scripts / 1000)
      looks.pictures.push(pictures / 1000)
      looks.inp.push((await page.evaluate(() => window.measured())).longest)
    } finally {
      await context.close()
    }
  }
  const [lcp, inp] = [median(looks.lcp), median(looks.inp)]
  report(`site/pages/${name}/LCP`, lcp, 'ms')
  report(`site/pages/${name}/INP`, inp, 'ms')
  console.log(
    `${name.padEnd(8)} LCP ${lcp.toFixed(0)} ms, longest interaction ${inp.toFixed(0)} ms, scripts ${median(looks.scripts).toFixed(1)} kB, pictures ${median(looks.pictures).toFixed(0)} kB (medians of ${values.rounds}; ${phone.width} px, DPR 2, processor / ${slow.processor}, 1.6 Mbit/s, ${slow.latencyMs} ms)`,
  )
}

declare global {
  interface Window {
    measured(): { lcp: number; longest: number; scripts: number; pictures: number }
  }
}

/** Runs in the page, before it. */
function watch(): void {
  let lcp = 0
  let longest = 0
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) lcp = entry.startTime
  }).observe({ type: 'largest-contentful-paint', buffered: true })
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries())
      if ((entry as PerformanceEventTiming).interactionId) longest = Math.max(longest, entry.duration)
  }).observe({ type: 'event', buffered: true, durationThreshold: 16 } as PerformanceObserverInit)
  window.measured = () => {
    const resources = performance.getEntriesByType('resource') as PerformanceResourceTiming[]
    const bytes = (types: RegExp) =>
      resources.filter(({ name }) => types.test(name)).reduce((sum, one) => sum + one.encodedBodySize, 0)
    return { lcp, longest, scripts: bytes(/\.m?js(\?|$)/), pictures: bytes(/\/img\//) }
  }
}
