import { createServer, type Server } from 'node:http'
import type { FastifyInstance } from 'fastify'

/**
 * Serves /metrics on a port of its own, which the public does not reach, until the app closes; and /health/… as well: libuv accepts one connection
 * a turn, so on the public port a new one waits for all that came before it.
 */
export async function serveMetrics(app: FastifyInstance, host: string, port: number): Promise<Server> {
  const server = createServer((request, response) => {
    if (request.url?.startsWith('/health/')) return app.routing(request, response)
    if (request.method !== 'GET' || request.url !== '/metrics') {
      response
        .writeHead(404, { 'content-type': 'text/plain', 'cache-control': 'no-store' })
        .end('not found\n')
      return
    }
    app.metrics().then(
      (body) =>
        response
          .writeHead(200, {
            'content-type': 'text/plain; version=0.0.4; charset=utf-8',
            'cache-control': 'no-store',
          })
          .end(body),
      (error) => {
        app.log.error({ err: error }, 'The metrics could not be gathered')
        response.writeHead(500, { 'content-type': 'text/plain', 'cache-control': 'no-store' }).end('failed\n')
      },
    )
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, resolve)
  })
  return server
}
