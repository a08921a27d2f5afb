import { Readable } from 'node:stream'
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import Type from 'typebox'
import { actorOf } from '../../auth/plugin.ts'
import { Problem } from '../../problems/problem.ts'
import { answers } from '../../schemas/answers.ts'

/** Cards read at once: less than a megabyte, which is all that waits for a slow reader. */
const pageSize = 1_000

export const exportListings: FastifyPluginAsyncTypebox = async (app) => {
  /** Accounts whose export is under way: one at a time. */
  const running = new Set<string>()

  /** Reads on only as the client does. */
  async function* lines(first: Awaited<ReturnType<typeof app.database.listings.lines>>) {
    for (let page = first; ; ) {
      if (page.body.length > 0) yield page.body
      if (page.next === null) return
      await nextTurn()
      page = await app.database.listings.lines(page.next, pageSize)
    }
  }

  app.get(
    '/v1/export/listings.ndjson',
    {
      config: { limit: 'export', keyScope: 'changes:read' },
      schema: {
        operationId: 'exportListings',
        summary: 'All published listings, a line each',
        description:
          'Cards as `/v1/listings` has them, newest first, one JSON object a line (NDJSON). What changes meanwhile comes as it is when its line is written, or not at all; `/v1/changes` leaves nothing out.',
        tags: ['listings'],
        response: answers({ 200: Type.String({ description: 'NDJSON' }) }),
      },
    },
    async (request, reply) => {
      const { id } = actorOf(request)
      if (running.has(id)) {
        throw new Problem('too-many-requests', 'Another export of this account is running.', {
          headers: { 'retry-after': '10' },
        })
      }
      running.add(id)
      const end = () => running.delete(id)
      reply.raw.once('close', end)
      // Of an answer that has closed already nobody would hear.
      if (reply.raw.destroyed) end()
      // Before the answer begins, so that a database that is away is told.
      const first = await app.database.listings.lines(null, pageSize)
      return reply
        .header('cache-control', 'private, no-store')
        .type('application/x-ndjson; charset=utf-8')
        .send(Readable.from(lines(first), { objectMode: false }))
    },
  )
}
