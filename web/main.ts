import next from 'next'
import { createPageServer } from './server/app.ts'

/** Starts the built site; `node main.ts [--port 3000] [--host 127.0.0.1]`, or PIATA_WEB_PORT and PIATA_WEB_HOST. */
const port = Number(argument('--port') ?? process.env.PIATA_WEB_PORT ?? 3000)
const hostname = argument('--host') ?? process.env.PIATA_WEB_HOST ?? '127.0.0.1'
if (!Number.isInteger(port) || port < 0 || port > 65_535) fail(`PIATA_WEB_PORT is not a port: ${port}`)
process.env.PIATA_WEB_PORT = String(port)
const publicUrl = process.env.PIATA_PUBLIC_URL ?? `http://localhost:${port}`

const app = next({ dev: false, dir: import.meta.dirname, hostname, port })
await app.prepare().catch((error: unknown) => fail(`The site is not built: ${String(error)}`))
const pages = await createPageServer({
  handle: app.getRequestHandler(),
  publicUrl,
  gatewayUrl: process.env.PIATA_GATEWAY_URL ?? 'http://127.0.0.1:4000',
})
pages.server.on('error', (error: NodeJS.ErrnoException) => {
  fail(error.code === 'EADDRINUSE' ? `Port ${port} is taken; set PIATA_WEB_PORT` : error.message)
})
pages.server.listen(port, hostname, () => console.log(`web: listening on http://${hostname}:${port}`))

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, async () => {
    await pages.close()
    await app.close()
    process.exit(0)
  })
}

function argument(name: string): string | undefined {
  const at = process.argv.indexOf(name)
  return at === -1 ? undefined : process.argv[at + 1]
}

function fail(message: string): never {
  console.error(`web: ${message}`)
  process.exit(1)
}
