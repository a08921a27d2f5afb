import { Readable } from 'node:stream'
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { exportRules, type StoredExport } from '@piata/db'
import Type from 'typebox'
import { actorOf } from '../../auth/plugin.ts'
import { sendBytes } from '../../caching/send.ts'
import { Problem } from '../../problems/problem.ts'
import { answers } from '../../schemas/answers.ts'
import { named } from '../../schemas/domain.ts'
import { IdParams, postHeaders } from '../../schemas/headers.ts'
import { page } from '../../schemas/page.ts'

const dayMs = 86_400_000

const shown = ({ id, state, bytes, createdAt, expiresAt }: StoredExport) => ({
  ...{ id, state, bytes, createdAt, expiresAt },
})

/** Exports that a task makes: for accounts of which a single answer would last too long for a connection. */
export const exportsOfMine: FastifyPluginAsyncTypebox = async (app) => {
  const tags = ['account']
  const own = async (id: string, userId: string): Promise<StoredExport> => {
    const found = await app.database.exports.find(id)
    if (found === undefined || found.userId !== userId)
      throw new Problem('not-found', 'There is no such export.')
    return found
  }

  app.post(
    '/v1/me/exports',
    {
      config: { limit: 'export' },
      schema: {
        operationId: 'requestExport',
        summary: 'Have all that is kept about you exported',
        description: `The same as GET /v1/me/export, made by a task and kept for ${exportRules.keptMs / dayMs} days: for accounts with much. While one waits, this answers with it.`,
        tags,
        headers: postHeaders,
        response: answers({ 202: named('Export') }),
      },
    },
    (request, reply) => {
      const { id } = actorOf(request)
      return reply.commit(async (tables) => {
        const { made, isNew } = await tables.exports.request(id)
        if (isNew) await tables.tasks.enqueue({ goal: 'exports', input: { id: made.id }, key: made.id })
        return { status: 202, body: shown(made) }
      })
    },
  )

  app.get(
    '/v1/me/exports',
    {
      config: { limit: 'read' },
      schema: {
        operationId: 'listExports',
        summary: 'Your exports, newest first',
        tags,
        response: answers({ 200: page(named('Export'), 'All of them') }),
      },
    },
    async (request, reply) => {
      const items = await app.database.exports.list(actorOf(request).id)
      const body = Buffer.from(JSON.stringify({ items: items.map(shown), next: null }))
      return sendBytes(request, reply, { body, cache: 'own' })
    },
  )

  app.get(
    '/v1/me/exports/:id/file',
    {
      config: { limit: 'export' },
      schema: {
        operationId: 'downloadExport',
        summary: 'The file of an export, as gzip',
        tags,
        params: IdParams,
        produces: ['application/gzip'],
        response: answers({ 200: Type.Unknown({ description: 'JSON, compressed' }) }),
      },
    },
    async (request, reply) => {
      const found = await own(request.params.id, actorOf(request).id)
      if (found.state !== 'ready') throw new Problem('conflict', 'The export is still being made.')
      return reply
        .header('content-disposition', 'attachment; filename="piata-export.json.gz"')
        .header('content-length', found.bytes)
        .header('cache-control', 'private, no-store')
        .type('application/gzip')
        .send(Readable.from(partsOf(found.id), { objectMode: false }))
    },
  )

  async function* partsOf(id: string): AsyncGenerator<Buffer> {
    for (let number = 0; ; number++) {
      const part = await app.database.exports.part(id, number)
      if (part === undefined) return
      yield part
    }
  }
}
