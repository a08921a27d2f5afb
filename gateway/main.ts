import { existsSync } from 'node:fs'
import { loadEnvFile } from 'node:process'
import { AgentError } from '@piata/agents'
import { ConfigError, loadConfig, mailNote, shownConfig, unknownVariables } from '@piata/config'
import { DatabaseOpenError } from '@piata/db'
import { buildApp } from './app.ts'
import { serveMetrics } from './observe/metrics-server.ts'
import { Sampler } from './observe/sampler.ts'
import { makeTheRest } from './schemas/once.ts'

/** The longest that closing may take before the process gives up waiting. */
const stopWithinMs = 15_000

/** After the start, which has enough to do, what its first requests would wait for is made ready. */
const readyAfterMs = 3_000

// Threads of `node --watch` tell of each file that they load, and who waits for their answers would take that for one. Which folders are watched is named.
delete process.env.WATCH_REPORT_DEPENDENCIES

if (existsSync('.env')) loadEnvFile('.env')

try {
  const config = loadConfig()
  const app = await buildApp({ config, ...(config.slowMs > 0 && { sampler: new Sampler() }) })
  for (const name of unknownVariables()) app.log.warn(`${name} is not a setting of Piata`)
  app.log.debug(shownConfig(config), 'Settings')
  app.log.info(mailNote(config))

  const hurry = new AbortController()
  let stopping = false
  const stop = async (signal: NodeJS.Signals) => {
    // A second signal, or a key at the terminal, asks for no patience with balancers.
    if (stopping || signal === 'SIGINT') hurry.abort()
    if (stopping) return
    stopping = true
    app.log.info(`${signal}: finishing what is under way`)
    await app.drain(config.drainMs, hurry.signal)
    setTimeout(() => process.exit(1), stopWithinMs).unref()
    app.close().then(
      () => process.exit(0),
      (error: unknown) => {
        app.log.fatal({ err: error }, 'The gateway did not stop cleanly')
        process.exit(1)
      },
    )
  }
  process.on('SIGTERM', stop)
  process.on('SIGINT', stop)

  if (config.metricsPort !== 0) {
    // Served to the very end, so that stopping can be watched; the exit of the process closes it.
    await serveMetrics(app, config.gatewayHost, config.metricsPort)
  }
  await app.listenAt({ host: config.gatewayHost, port: config.gatewayPort })
  setTimeout(makeTheRest, readyAfterMs).unref()
} catch (error) {
  process.stderr.write(`${explain(error)}\n`)
  process.exit(1)
}

/** One clear line for what an operator can put right; the whole error otherwise. */
function explain(error: unknown): string {
  if (error instanceof ConfigError || error instanceof DatabaseOpenError || error instanceof AgentError)
    return error.message
  if (!(error instanceof Error)) return String(error)
  const { code, port, path } = error as NodeJS.ErrnoException & { port?: number }
  if (code === 'EADDRINUSE') return `Port ${port} is taken; set PIATA_GATEWAY_PORT to another one`
  if (code === 'EACCES' || code === 'EROFS')
    return `${path ?? 'A folder'} cannot be written: ${error.message}`
  return error.stack ?? error.message
}
