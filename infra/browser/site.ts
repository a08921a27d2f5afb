import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { freePort, type Service, startGateway, startWeb } from '../setup/services.ts'

/** A site that runs: where, and what a test needs to reach behind it. */
export interface Address {
  url: string
  gatewayUrl: string
  databaseFile: string
}

/** One address makes the requests of all tests, which limits are not the subject of. */
const limits = ['READ', 'SEARCH', 'WRITE', 'AUTH', 'ASSET', 'PAGE']

/**
 * The built site and its gateway on free ports and an empty database. `host` is the name under which the browser knows this
 * machine; all but 127.0.0.1 and localhost are insecure origins to it. `agents` are programs as `agents.json` lists them.
 */
export async function startSite({
  host = '127.0.0.1',
  agents = [],
  settings = {},
}: {
  host?: string
  agents?: object[]
  settings?: Record<string, string>
} = {}): Promise<Address & { close(): Promise<void> }> {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'piata-browser-'))
  const databaseFile = path.join(dataDir, 'piata.db')
  const agentsFile = path.join(dataDir, 'agents.json')
  writeFileSync(agentsFile, JSON.stringify(agents))
  const [gatewayPort, webPort] = [await freePort('127.0.0.1'), await freePort('127.0.0.1')]
  const services: Service[] = []
  const onLaunch = (service: Service) => services.push(service)
  const env = {
    ...Object.fromEntries(limits.map((name) => [`PIATA_LIMIT_${name}_PER_MINUTE`, '1000000'])),
    PIATA_LIMIT_REGISTRATIONS_PER_HOUR: '1000000',
    PIATA_DATABASE_URL: `sqlite:${databaseFile}`,
    PIATA_AGENTS_FILE: agentsFile,
    PIATA_PUBLIC_URL: `http://${host}:${webPort}`,
    // A browser keeps Secure cookies of this very machine only, where there is no https.
    PIATA_COOKIE_SECURE: String(host === '127.0.0.1' || host === 'localhost'),
    PIATA_LOG_LEVEL: 'warn',
    // How long a request may wait is the subject of the gateway's own tests: on a busy machine all wait, and a page without scripts asks once.
    PIATA_MAX_EVENT_LOOP_DELAY_MS: '0',
    PIATA_SEARCH_WAIT_MS: '10000',
    PIATA_WRITE_WAIT_SECONDS: '60',
    // Accounts of tests publish at once; where confirming is the subject, it is asked for.
    PIATA_EMAIL_VERIFICATION: 'off',
    // New accounts publish many listings that are alike, with the same pictures, as no honest one would.
    PIATA_CHECKS_OFF: 'velocity,duplicate,contact,picture',
    ...settings,
  }
  const close = async () => {
    await Promise.all(services.map((service) => service.stop()))
    rmSync(dataDir, { recursive: true, force: true })
  }
  const gatewayUrl = `http://127.0.0.1:${gatewayPort}`
  // Both at once: the site waits for no gateway until a page is asked for.
  const started = await Promise.allSettled([
    startGateway({ port: gatewayPort, dataDir, env, output: 'inherit', onLaunch }),
    startWeb({ port: webPort, gatewayUrl, env, output: 'inherit', onLaunch }),
  ])
  const failed = started.find((result) => result.status === 'rejected')
  if (failed) {
    await close()
    throw failed.reason
  }
  return { url: env.PIATA_PUBLIC_URL, gatewayUrl, databaseFile, close }
}
