import { once } from 'node:events'
import { parseArgs } from 'node:util'
import '@piata/config/closed-output'
import { createParserServer } from '../schema-scripts/serve.ts'

const usage = `Usage: npm run parser -- [--port N] [--host ADDRESS]
  Reads scripts for gateways that name it as PIATA_SCHEMA_PARSER_URL, so that large ones take no core of theirs. Whoever reaches it may use it: keep it in a
  network of its own.
  --port  4310 when not said
  --host  127.0.0.1 when not said`

try {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: '4310' },
      host: { type: 'string', default: '127.0.0.1' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  })
  if (values.help) console.log(usage)
  else await serve(values.host, values.port)
} catch (error) {
  console.error(`parser: ${error instanceof Error ? error.message : error}`)
  process.exitCode = 1
}

async function serve(host: string, port: string): Promise<void> {
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535)
    throw new Error(`--port must be a whole number from 0 to 65535, not "${port}"`)
  const server = createParserServer()
  server.listen(Number(port), host)
  await once(server, 'listening')
  const address = server.address()
  console.log(
    `The parser of schemas listens on ${host}:${typeof address === 'object' ? address?.port : port}`,
  )
  const stop = () => {
    server.close()
    server.closeIdleConnections()
  }
  process.once('SIGTERM', stop).once('SIGINT', stop)
}
