import type { FastifyInstance } from 'fastify'
import { newRequestId } from '../observe/request.ts'
import { endWithProblem } from './client-error.ts'
import { Problem, problemBody } from './problem.ts'

/**
 * What Node answers by itself, without a body or not at all, is a problem here: a request with no host or several (RFC 9112, 3.2), an
 * expectation other than 100-continue, and CONNECT. The server is made with `requireHostHeader: false`, so that the first gets here.
 */
export function refuseUnclearRequests(app: FastifyInstance): void {
  app.addHook('onRequest', (request, _reply, done) => {
    const { rawHeaders, httpVersion } = request.raw
    let hosts = 0
    for (let at = 0; at < rawHeaders.length; at += 2) {
      const name = rawHeaders[at]!
      if (name.length === 4 && name.toLowerCase() === 'host') hosts++
    }
    if (hosts > 1 || (hosts === 0 && httpVersion === '1.1')) {
      const headers = { connection: 'close' }
      done(new Problem('malformed-body', `The request names ${hosts} hosts; one is needed.`, { headers }))
    } else {
      done()
    }
  })
  app.server.on('connect', (_request, socket) => {
    // Node has let go of the connection: nobody else hears of its errors, or ends it.
    socket.on('error', () => {})
    endWithProblem(socket, new Problem('malformed-body', 'CONNECT is not a method of this API.'))
    setTimeout(() => socket.destroy(), 5_000).unref()
  })
  app.server.on('checkExpectation', (_request, response) => {
    const requestId = newRequestId()
    const body = problemBody(
      new Problem('expectation-failed', 'Only `Expect: 100-continue` can be met.'),
      requestId,
    )
    response.writeHead(417, {
      'content-type': 'application/problem+json; charset=utf-8',
      'content-length': Buffer.byteLength(body),
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'x-request-id': requestId,
      connection: 'close',
    })
    response.end(body)
  })
}
