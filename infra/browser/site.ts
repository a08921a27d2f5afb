import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { type Service, startGateway, startWeb } from '../setup/services.ts'

interface WindowOptions {
  width: number
  height: number
  colorScheme?: 'light' | 'dark'
  /** Whether pages may run scripts; they do unless told. */
  javaScriptEnabled?: boolean
  reducedMotion?: 'reduce' | 'no-preference'
}

export interface Site {
  url: string
  gatewayUrl: string
  /** A window of its own cookies and storage. */
  open(options: WindowOptions): Promise<Page>
  /** Whose next log-in is one of the administrator's; the API gives nobody that role. */
  makeAdministrator(email: string): void
  /** Figures in milliseconds, kept one after another as `npm run bench -- --keep` and agents do. */
  keepFigures(name: string, figures: { commit: string | null; figure: number; spread?: number }[]): void
  close(): Promise<void>
}

// Chromium needs these where it runs as root or without a network.
const chromiumArguments = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/**
 * The built site and its gateway on free ports and an empty database, with a Chromium to look at them. `host` is the name under
 * which the browser knows this machine; all but 127.0.0.1 and localhost are insecure origins to it. `agents` are programs as `agents.json` lists them.
 */
export async function startSite({
  host = '127.0.0.1',
  agents = [],
  settings = {},
}: {
  host?: string
  agents?: object[]
  settings?: Record<string, string>
} = {}): Promise<Site> {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'piata-browser-'))
  const databaseFile = path.join(dataDir, 'piata.db')
  const agentsFile = path.join(dataDir, 'agents.json')
  writeFileSync(agentsFile, JSON.stringify(agents))
  const [gatewayPort, webPort] = [await freePort(), await freePort()]
  const services: Service[] = []
  const onLaunch = (service: Service) => services.push(service)
  const env = {
    PIATA_DATABASE_URL: `sqlite:${databaseFile}`,
    PIATA_AGENTS_FILE: agentsFile,
    PIATA_PUBLIC_URL: `http://${host}:${webPort}`,
    // A browser keeps Secure cookies of this very machine only, where there is no https.
    PIATA_COOKIE_SECURE: String(host === '127.0.0.1'),
    PIATA_LOG_LEVEL: 'warn',
    // Accounts of tests publish at once; where confirming is the subject, it is asked for.
    PIATA_EMAIL_VERIFICATION: 'off',
    ...settings,
  }
  let browser: Browser | undefined
  const close = async () => {
    await browser?.close()
    await Promise.all(services.map((service) => service.stop()))
    rmSync(dataDir, { recursive: true, force: true })
  }
  try {
    const gateway = await startGateway({ port: gatewayPort, dataDir, env, output: 'inherit', onLaunch })
    await startWeb({ port: webPort, gatewayUrl: gateway.url, env, output: 'inherit', onLaunch })
    browser = await chromium.launch({
      executablePath: process.env.CHROMIUM_PATH!,
      args: [...chromiumArguments, `--host-resolver-rules=MAP ${host} 127.0.0.1`],
    })
    const running = browser
    return {
      url: env.PIATA_PUBLIC_URL,
      gatewayUrl: gateway.url,
      open: async ({ width, height, colorScheme = 'light', ...more }) => {
        const context: BrowserContext = await running.newContext({
          ...more,
          baseURL: env.PIATA_PUBLIC_URL,
          viewport: { width, height },
          colorScheme,
          locale: 'ro-RO',
          hasTouch: width < 600,
        })
        context.setDefaultTimeout(20_000)
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
      close,
    }
  } catch (error) {
    await close()
    throw error
  }
}

async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() =>
        address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port')),
      )
    })
  })
}
