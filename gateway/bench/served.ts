import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { secretFor } from '@piata/config'
import { databaseOptions, openDatabase } from '@piata/db'
import Fastify, { type FastifyInstance } from 'fastify'
import { buildApp } from '../app.ts'
import { apiKeys } from '../auth/api-keys.ts'
import { KeyRing } from '../auth/key-ring.ts'
import { auth } from '../auth/plugin.ts'
import { nameLimits } from '../limits/naming.ts'
import { limits } from '../limits/plugin.ts'
import { Sampler } from '../observe/sampler.ts'
import { problems } from '../problems/plugin.ts'
import { benchConfig, rootSecretOf } from './servers.ts'

/**
 * A server in a process of its own, for benchmarks: the whole gateway, or Fastify alone, with limits, or with limits and API keys, which answers from
 * `answers.json` of the folder: address → body. Tells its port to whoever forked it, and its memory when asked.
 */
const [kind, folder, proxied] = process.argv.slice(2) as [string, string, string]

async function plain(isLimited: boolean, takesKeys: boolean): Promise<FastifyInstance> {
  const answers: Record<string, string> = JSON.parse(await readFile(join(folder, 'answers.json'), 'utf8'))
  const app = Fastify({ logger: false })
  const config = benchConfig(folder)
  app.decorateRequest('isForwarded', false)
  nameLimits(app)
  if (isLimited) await app.register(problems).register(limits, { config })
  if (takesKeys) {
    const database = await openDatabase(databaseOptions(config))
    app.addHook('onClose', () => database.close())
    const rootSecret = await rootSecretOf(config)
    const keys = await KeyRing.open(database, secretFor(rootSecret, 'signing keys'), config.signingKeyMs)
    await app.register(auth, { config, keys, rootSecret, database }).register(apiKeys, { database })
    app.addHook('onRequest', app.requireActor)
  }
  // By the path, as routes of the gateway have their parameters.
  const bodies = new Map(Object.entries(answers).map(([address, body]) => [address, Buffer.from(body)]))
  const paths = new Set(Object.keys(answers).map((address) => new URL(address, 'http://x').pathname))
  for (const path of paths) {
    app.get(path, { config: { keyScope: 'listings:read' } }, (request, reply) => {
      reply.header('content-type', 'application/json; charset=utf-8').send(bodies.get(request.url))
    })
  }
  return app
}

const app =
  kind === 'gateway'
    ? await buildApp({
        ...{ config: benchConfig(folder, proxied === 'proxied'), waitForSearch: true },
        sampler: new Sampler(),
      })
    : await plain(kind !== 'bare', kind === 'limit and key')
const at = { host: '127.0.0.1', port: 0 }
if (kind === 'gateway') await app.listenAt(at)
else await app.listen(at)
process.on('message', () => {
  globalThis.gc?.()
  const { rss, heapUsed } = process.memoryUsage()
  process.send!({ rss, heapUsed })
})
process.on('disconnect', () => process.exit(0))
process.send!({ port: (app.server.address() as { port: number }).port })
