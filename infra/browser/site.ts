import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { type Service, startGateway, startWeb } from '../setup/services.ts'

export interface Site {
  url: string
  gatewayUrl: string
  /** A window of its own cookies and storage. */
  open(options: { width: number; height: number; colorScheme?: 'light' | 'dark' }): Promise<Page>
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

/** The built site and its gateway on free ports and an empty database, with a Chromium to look at them. */
export async function startSite(): Promise<Site> {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'piata-browser-'))
  const [gatewayPort, webPort] = [await freePort(), await freePort()]
  const services: Service[] = []
  const onLaunch = (service: Service) => services.push(service)
  const env = {
    PIATA_DATABASE_URL: `sqlite:${path.join(dataDir, 'piata.db')}`,
    PIATA_PUBLIC_URL: `http://127.0.0.1:${webPort}`,
    PIATA_LOG_LEVEL: 'warn',
  }
  let browser: Browser | undefined
  const close = async () => {
    await browser?.close()
    await Promise.all(services.map((service) => service.stop()))
    rmSync(dataDir, { recursive: true, force: true })
  }
  try {
    const gateway = await startGateway({ port: gatewayPort, dataDir, env, output: 'inherit', onLaunch })
    const web = await startWeb({ port: webPort, gatewayUrl: gateway.url, env, output: 'inherit', onLaunch })
    browser = await chromium.launch({ executablePath: process.env.CHROMIUM_PATH!, args: chromiumArguments })
    const running = browser
    return {
      url: web.url,
      gatewayUrl: gateway.url,
      open: async ({ width, height, colorScheme = 'light' }) => {
        const context: BrowserContext = await running.newContext({
          baseURL: web.url,
          viewport: { width, height },
          colorScheme,
          locale: 'ro-RO',
          hasTouch: width < 600,
        })
        context.setDefaultTimeout(20_000)
        return context.newPage()
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
