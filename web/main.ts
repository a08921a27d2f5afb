import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'
import type { Config } from '@piata/config'
import next from 'next'
import { followSite } from './client/site.ts'
import { createPageServer } from './server/app.ts'
import { documentStyles } from './server/document-styles.ts'
import { builtFiles, publicFiles } from './server/files.ts'
import { gatewayReady } from './server/gateway-ready.ts'
import { followLandings } from './server/landings.ts'
import { loadSettings } from './server/settings.ts'

/**
 * Starts the built site; `node main.ts [--port 3000] [--host 127.0.0.1]`, or PIATA_WEB_PORT and PIATA_WEB_HOST. With `--dev` it
 * builds each page when it is first asked for, and again when its sources change.
 */
const isDevelopment = process.argv.includes('--dev')
// Pages find what was built from here.
process.chdir(import.meta.dirname)
for (const [name, variable] of [
  ['--port', 'PIATA_WEB_PORT'],
  ['--host', 'PIATA_WEB_HOST'],
] as const) {
  const given = argument(name)
  if (given !== undefined) process.env[variable] = given
}
const settings = settingsOrEnd()
const { webHost: hostname, webPort } = settings

const app = next({
  dev: isDevelopment,
  dir: import.meta.dirname,
  hostname,
  port: webPort,
  // Next would listen for upgrades on whichever server it first sees a request of.
  httpServer: createServer(),
})
await app.prepare().catch((error: unknown) => fail(`The site is not built: ${String(error)}`))
const ready = gatewayReady(settings.gatewayUrl)
// Once the gateway answers, the first page knows what was chosen for the site.
const following = ready.then(() => followSite(settings.gatewayUrl))
const pages = await createPageServer({
  handle: app.getRequestHandler(),
  settings,
  ...(isDevelopment
    ? { files: publicFiles(import.meta.dirname), development: { upgrade: app.getUpgradeHandler() } }
    : {
        files: builtFiles(import.meta.dirname),
        styleHashes: documentStyles().map(({ hash }) => hash),
      }),
  gatewayReady: following.then(async ({ read }) => {
    await read
    await followLandings(settings.gatewayUrl).read
  }),
})
pages.server.on('error', (error: NodeJS.ErrnoException) => {
  fail(error.code === 'EADDRINUSE' ? `Port ${webPort} is taken; set PIATA_WEB_PORT` : error.message)
})
pages.server.listen(webPort, hostname, () => {
  const { port } = pages.server.address() as AddressInfo
  console.log(`web: listening on http://${hostname.includes(':') ? `[${hostname}]` : hostname}:${port}`)
})

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, async () => {
    if (signal === 'SIGTERM') await drain()
    await pages.close()
    await app.close()
    process.exit(0)
  })
}

function settingsOrEnd(): Config {
  try {
    return loadSettings()
  } catch (error) {
    return fail(error instanceof Error ? error.message : String(error))
  }
}

/** Serves on while balancers learn to go elsewhere; each answer ends its connection. */
async function drain(): Promise<void> {
  pages.server.prependListener('request', (_request, response) => response.setHeader('Connection', 'close'))
  await delay(settings.drainMs)
}

function argument(name: string): string | undefined {
  const at = process.argv.indexOf(name)
  return at === -1 ? undefined : process.argv[at + 1]
}

function fail(message: string): never {
  console.error(`web: ${message}`)
  process.exit(1)
}
