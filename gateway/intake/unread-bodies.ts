import type { FastifyInstance } from 'fastify'

/** Milliseconds that the rest of a refused body is read for. */
const lingerMs = 30_000

/**
 * Whoever still sends a body when the connection ends may never see the answer, since the kernel drops what was not read by then: the rest of a body that was refused
 * is read and dropped for a while (RFC 9112, 9.6), where Fastify would end the connection at once.
 */
export function readRefusedBodies(app: FastifyInstance): void {
  app.addHook('onSend', (request, reply, payload, done) => {
    const { raw } = request
    if (raw.complete || reply.statusCode !== 413) return done(null, payload)
    reply.removeHeader('connection')
    reply.raw.once('finish', () => {
      raw.resume()
      const end = setTimeout(() => raw.destroy(), lingerMs)
      raw.once('close', () => clearTimeout(end)).once('end', () => clearTimeout(end))
    })
    done(null, payload)
  })
}
