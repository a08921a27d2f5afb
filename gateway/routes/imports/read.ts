import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { errorsCsvIn, errorsIn, readLines, readRows } from '@piata/db'
import Type from 'typebox'
import { actorOf } from '../../auth/plugin.ts'
import { sendBytes } from '../../caching/send.ts'
import { folderOf, ownImport, wrongState } from '../../imports/own.ts'
import { shownImport, shownRow } from '../../imports/shown.ts'
import { invalid } from '../../problems/problem.ts'
import { answers } from '../../schemas/answers.ts'
import { named } from '../../schemas/domain.ts'
import { IdParams } from '../../schemas/headers.ts'
import { reasonParts } from '../../schemas/imports.ts'
import { limit, page } from '../../schemas/page.ts'

/** A row's number, or a place in a file. */
const cursor = Type.Optional(
  Type.String({
    pattern: '^\\d{1,15}$',
    description: '`next` of the page before; of rows also any row’s number, from 0',
  }),
)
const paged = (fallback: number) =>
  Type.Object({ limit: limit(fallback), cursor }, { additionalProperties: false })
const bytesOf = (body: object) => Buffer.from(JSON.stringify(body))

export const readImports: FastifyPluginAsyncTypebox = async (app) => {
  const config = { limit: 'read', keyScope: 'listings:read' } as const
  const tags = ['imports']

  app.get(
    '/v1/imports',
    {
      config,
      schema: {
        operationId: 'listImports',
        summary: 'Your imported files, newest first',
        tags,
        querystring: Type.Object({}, { additionalProperties: false }),
        response: answers({ 200: page(named('Import'), 'All of them') }),
      },
    },
    async (request, reply) => {
      const items = await app.database.imports.list(actorOf(request).id)
      return sendBytes(request, reply, {
        body: bytesOf({ items: items.map(shownImport), next: null }),
        cache: 'own',
      })
    },
  )

  app.get(
    '/v1/imports/:id',
    {
      config,
      schema: {
        operationId: 'getImport',
        summary: 'An import, and how far it is',
        tags,
        params: IdParams,
        querystring: Type.Object({}, { additionalProperties: false }),
        response: answers({ 200: named('Import') }),
      },
    },
    async (request, reply) =>
      sendBytes(request, reply, { body: bytesOf(shownImport(await ownImport(app, request))), cache: 'own' }),
  )

  app.get(
    '/v1/imports/:id/rows',
    {
      config,
      schema: {
        operationId: 'listImportRows',
        summary: 'Rows of the file, from any on',
        tags,
        params: IdParams,
        querystring: paged(100),
        response: answers({ 200: page(named('ImportRow'), 'Rows') }),
      },
    },
    async (request, reply) => {
      const { id, state, contents } = await ownImport(app, request)
      if (state === 'received') throw wrongState(state)
      const from = Number(request.query.cursor ?? 0)
      const rows = await readRows(folderOf(app, id), from, request.query.limit)
      const after = from + rows.length
      const next = rows.length > 0 && after < (contents?.rows ?? 0) ? String(after) : null
      return sendBytes(request, reply, { body: bytesOf({ items: rows.map(shownRow), next }), cache: 'own' })
    },
  )

  app.get(
    '/v1/imports/:id/errors',
    {
      config,
      schema: {
        operationId: 'listImportErrors',
        summary: 'Rows that are refused, each with its line, field and reason',
        tags,
        params: IdParams,
        querystring: paged(50),
        response: answers({
          200: page(
            Type.Object({
              line: Type.Integer(),
              reason: Type.String({ description: 'In English, with what the row has' }),
              ...reasonParts,
            }),
            'Refused rows',
          ),
        }),
      },
    },
    async (request, reply) => {
      const { id } = await ownImport(app, request)
      const from = Number(request.query.cursor ?? 0)
      let read: Awaited<ReturnType<typeof readLines>>
      try {
        read = await readLines(errorsIn(folderOf(app, id)), from, request.query.limit)
      } catch (error) {
        if (error instanceof SyntaxError) throw invalid('/cursor', 'is none of these pages')
        throw error
      }
      const { items, next } = read
      return sendBytes(request, reply, {
        body: bytesOf({ items, next: next === null ? null : String(next) }),
        cache: 'own',
      })
    },
  )

  app.get(
    '/v1/imports/:id/errors.csv',
    {
      config: { limit: 'export', keyScope: 'listings:read' },
      schema: {
        operationId: 'exportImportErrors',
        summary: 'Refused rows as a file that can be imported again once they are mended',
        tags,
        params: IdParams,
        querystring: Type.Object({}, { additionalProperties: false }),
        response: answers({ 200: Type.String({ description: 'CSV' }) }),
      },
    },
    async (request, reply) => {
      const { id } = await ownImport(app, request)
      const path = errorsCsvIn(folderOf(app, id))
      const isThere = await stat(path).then(
        () => true,
        () => false,
      )
      return reply
        .header('content-disposition', 'attachment; filename="refused.csv"')
        .header('cache-control', 'private, no-store')
        .type('text/csv; charset=utf-8')
        .send(isThere ? createReadStream(path) : '')
    },
  )
}
