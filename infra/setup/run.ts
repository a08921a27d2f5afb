import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { type Config, dataFolder, isMailReadable, loadConfig } from '@piata/config'
import { databaseOptions, openDatabase } from '@piata/db'
import { createImageService, openImageStore } from '@piata/images'
import { type DemoLogin, readDemoLogins, seedDemo } from '../demo/index.ts'
import { isWildcard, settingsOfOneMachine } from './one-machine.ts'
import { portIsTaken, type Service, startGateway, startWeb } from './services.ts'
import { buildSite } from './site.ts'

const root = resolve(import.meta.dirname, '../..')

/**
 * Migrates, seeds an empty database, builds the site, starts gateway and web, prints where they answer, and stops both on
 * Ctrl-C. Whatever is in the way is said in one line, with exit code 1.
 */
export async function run({ watch }: { watch: boolean }): Promise<void> {
  const services: Service[] = []
  let stopping = false
  const stop = async (): Promise<void> => {
    stopping = true
    await Promise.all(services.map((service) => service.stop()))
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (stopping) return
      console.log('\npiata: stopping …')
      void stop().then(() => process.exit(0))
    })
  }
  try {
    if (existsSync(join(root, '.env'))) process.loadEnvFile(join(root, '.env'))
    const isPublicUrlGiven = Boolean(process.env.PIATA_PUBLIC_URL?.trim())
    Object.assign(process.env, await settingsOfOneMachine(process.env))
    const config = loadConfig()
    if (!config.cookieSecure) console.log('piata: plain http; the cookie of sessions is not Secure')
    if (!isPublicUrlGiven && isWildcard(config.webHost)) {
      console.log(
        `piata: others open the site by another address than ${config.publicUrl.origin}, which its links and its map name; set PIATA_PUBLIC_URL`,
      )
    }
    await mustBeFree('PIATA_GATEWAY_PORT', config.gatewayPort, config.gatewayHost)
    await mustBeFree('PIATA_WEB_PORT', config.webPort, config.webHost)
    const [logins] = await Promise.all([prepareData(config), watch ? undefined : buildSite()])
    if (stopping) return

    const common = {
      output: 'inherit',
      watch,
      onLaunch: (service: Service) => services.push(service),
    } as const
    const [gateway] = await Promise.all([
      startGateway({ ...common, port: config.gatewayPort, host: config.gatewayHost }),
      startWeb({
        ...common,
        port: config.webPort,
        host: config.webHost,
        gatewayUrl: config.gatewayUrl.origin,
      }),
    ])
    greet(config, gateway.url, logins)
    const ended = await Promise.race(
      services.map(async (service) => ({ name: service.name, code: (await service.exited).code })),
    )
    if (!stopping) throw new Error(`${ended.name} ended unexpectedly (code ${ended.code})`)
  } catch (error) {
    if (stopping) return
    console.error(`piata: ${error instanceof Error ? error.message : error}`)
    await stop()
    process.exit(1)
  }
}

async function mustBeFree(variable: string, port: number, host: string): Promise<void> {
  const isTaken = await portIsTaken(port, host).catch((error: Error) => {
    throw new Error(`nothing can listen at ${variable.replace('PORT', 'HOST')}=${host}: ${error.message}`)
  })
  if (isTaken)
    throw new Error(`port ${port} is taken; stop what listens there or set ${variable} to another port`)
}

/** Opens the database (which migrates it), fills an empty one, and resolves to the demo's logins. */
async function prepareData(config: Config): Promise<DemoLogin[]> {
  const { images: pictures, imagesCache, uploads, demoLogins: loginsFile } = dataFolder(config)
  const database = await openDatabase(databaseOptions(config))
  try {
    if (!config.demo || !(await database.users.isEmpty())) return await readDemoLogins(loginsFile)
    console.log('piata: filling the empty database with a demo catalogue …')
    const images = createImageService({
      store: openImageStore({
        ...{ store: config.imagesStore, folder: pictures, cacheFolder: imagesCache, cacheBytes: 0 },
      }),
      temporaryDirectory: uploads,
    })
    try {
      const result = await seedDemo(database, images, { loginsFile })
      const seconds = result.seconds.pictures + result.seconds.listings
      console.log(
        `piata: ${result.listings} listings and ${result.pictures} pictures in ${seconds.toFixed(1)} s`,
      )
      return result.logins
    } finally {
      await images.close()
    }
  } finally {
    await database.close()
  }
}

function greet(config: Config, gateway: string, logins: DemoLogin[]): void {
  const website = config.publicUrl.origin
  const lines = [
    ['Website', website],
    ...(isMailReadable(config) ? [['Mails', `${website}/demo/mail`]] : []),
    ['API', `${gateway}/docs`],
    ...logins.map(({ role, email, password }) => [`Demo ${role}`, `${email}  ${password}`]),
  ]
  console.log(
    `\n${lines.map(([name, value]) => `  ${name!.padEnd(12)}  ${value}`).join('\n')}\n\n  Ctrl-C stops both.\n`,
  )
}
