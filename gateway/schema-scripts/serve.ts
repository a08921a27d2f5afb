import { createServer, type Server, type ServerResponse } from 'node:http'
import { type Dialect, dialects } from '@piata/db/ddl'
import { Problem } from '../problems/problem.ts'
import { parseInThread } from './in-thread.ts'
import { receiveScript, ScriptTooLarge } from './script.ts'

/**
 * The parser as a service: `POST /parse?dialect=` takes a script and answers its schema as JSON, `GET /health` 204. It knows nobody, so it belongs into a
 * network of its own.
 */
export function createParserServer(): Server {
  const server = createServer(async (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://parser')
    if (pathname === '/health') return void response.writeHead(204).end()
    if (pathname !== '/parse' || request.method !== 'POST')
      return tell(response, 404, 'Only POST /parse is here.')
    const dialect = searchParams.get('dialect') ?? undefined
    if (dialect !== undefined && !dialects.includes(dialect as Dialect))
      return tell(response, 400, `dialect must be one of ${dialects.join(', ')}`)
    try {
      const script = await receiveScript(request)
      try {
        const schema = await parseInThread(script, dialect as Dialect | undefined)
        response.writeHead(200, { 'content-type': 'application/json', 'content-length': schema.length })
        response.end(schema)
      } finally {
        await script.discard()
      }
    } catch (error) {
      if (error instanceof ScriptTooLarge) tell(response, 413, 'The script is too large.')
      else if (error instanceof Problem) tell(response, error.statusCode, error.message)
      else tell(response, 500, 'The script could not be read.')
    }
  })
  server.requestTimeout = 120_000
  return server
}

function tell(response: ServerResponse, status: number, text: string): void {
  if (response.headersSent || response.destroyed) return
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8', connection: 'close' })
  response.end(`${text}\n`)
}
