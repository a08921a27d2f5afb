import { placeOf } from '@piata/config'
import type { Id, NewAuditEvent, WrittenTables } from '@piata/db'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import plugin from 'fastify-plugin'

declare module 'fastify' {
  interface FastifyInstance {
    /** Notes what a request did, in the transaction that does it. */
    recordEvent(
      tables: Pick<WrittenTables, 'audit'>,
      request: FastifyRequest,
      event: Omit<NewAuditEvent, 'network'>,
    ): Promise<void>
    /** Notes a wrong password for an account there is, beside the request: whoever waits for an answer learns nothing by how long it takes. */
    recordFailure(request: FastifyRequest, accountId: Id): void
    /** Where a request comes from, as coarse as the settings have it kept. */
    networkOf(request: FastifyRequest): string | null
  }
}

/** Failures that are being written at once; more are left out, as the limits have refused most of them before. */
const mostFailures = 100

/** Security events of requests. */
export const securityEvents = plugin(
  async (app: FastifyInstance) => {
    const { config, database } = app
    const failures = new Set<Promise<void>>()
    app.decorate('networkOf', (request: FastifyRequest) =>
      config.sessionNetworks ? placeOf(request.ip) : null,
    )
    app.decorate('recordEvent', ({ audit }, request, event) =>
      audit.record({ ...event, network: app.networkOf(request) }),
    )
    app.decorate('recordFailure', (request: FastifyRequest, accountId: Id) => {
      if (failures.size >= mostFailures) return
      const writing = app
        .recordEvent(database, request, { kind: 'log-in-failed', accountId })
        .catch((error: unknown) => app.log.warn({ err: error }, 'A failed log-in could not be noted'))
        .finally(() => failures.delete(writing))
      failures.add(writing)
    })
    app.addHook('onClose', async () => {
      await Promise.all(failures)
    })
  },
  { name: 'security-events', dependencies: ['services'] },
)
