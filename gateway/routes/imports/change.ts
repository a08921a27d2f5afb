import { rm } from 'node:fs/promises'
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { type BulkListing, ImportError, previewRows } from '@piata/db'
import Type from 'typebox'
import { folderOf, mapOf, ownImport, requireImporter, wrongState } from '../../imports/own.ts'
import { shownImport } from '../../imports/shown.ts'
import { invalid, Problem } from '../../problems/problem.ts'
import { answers, noContent } from '../../schemas/answers.ts'
import { Money, named } from '../../schemas/domain.ts'
import { IdParams, postHeaders } from '../../schemas/headers.ts'
import { ImportSettings, reasonParts } from '../../schemas/imports.ts'

/** Rows that are shown as the listings that they would be. */
const previewed = 10
const shownCharacters = 300

const Source = Type.Union([Type.String({ minLength: 1 }), Type.Record(Type.String(), Type.Unknown())], {
  description: 'A column by its name, or more said',
})
const Mapping = Type.Object(
  { title: Source, category: Source },
  {
    additionalProperties: true,
    maxProperties: 60,
    description:
      'As the mapping file of `npm run import`, without patterns: fields that are not named here too',
  },
)
const text = Type.Union([Type.String(), Type.Null()])
const Preview = Type.Object({
  line: Type.Integer(),
  listing: Type.Union([
    Type.Object({
      title: Type.String(),
      description: Type.String(),
      categoryId: Type.String(),
      price: Type.Union([Money, Type.Null()]),
      placeName: text,
      condition: text,
      attributes: Type.Record(Type.String(), Type.Unknown()),
      status: text,
    }),
    Type.Null(),
  ]),
  refusal: Type.Union([Type.Object({ reason: Type.String(), ...reasonParts }), Type.Null()]),
  notes: Type.Array(Type.String()),
})

/** Where a mapping may be said anew, which forgets what was found out and done by the one before. */
const open = ['ready', 'checked', 'held', 'done', 'cancelled', 'failed'] as const

export const changeImports: FastifyPluginAsyncTypebox = async (app) => {
  const config = { limit: 'write', keyScope: 'listings:write' } as const
  const tags = ['imports']
  const { imports } = app.database

  app.put(
    '/v1/imports/:id/mapping',
    {
      config,
      schema: {
        operationId: 'putImportMapping',
        summary: 'Say how columns become listings',
        tags,
        params: IdParams,
        body: Type.Object(
          { map: Mapping, settings: Type.Optional(Type.Partial(ImportSettings)) },
          { additionalProperties: false },
        ),
        response: answers({ 200: named('Import') }),
      },
    },
    async (request, reply) => {
      const stored = await ownImport(app, request)
      const map = mapOf(request.body.map)
      const settings = { ...stored.settings, ...request.body.settings }
      if (settings.withdrawMissing && map.externalId === undefined)
        throw invalid(
          '/settings/withdrawMissing',
          'needs a column for externalId, by which listings are known',
        )
      const change = { state: 'ready', map, settings, plan: null, checkpoint: null, error: null } as const
      if (stored.contents?.rows == null) throw wrongState(stored.state)
      if (!(await imports.change(stored.id, open, change))) throw wrongState(stored.state)
      return reply
        .header('cache-control', 'private, no-store')
        .send(shownImport(await ownImport(app, request)))
    },
  )

  app.post(
    '/v1/imports/:id/preview',
    {
      config,
      schema: {
        operationId: 'previewImport',
        summary: `The first ${previewed} rows as the listings that they would be`,
        tags,
        headers: postHeaders,
        params: IdParams,
        body: Type.Object(
          { map: Mapping, cutTitles: Type.Optional(Type.Boolean()) },
          { additionalProperties: false },
        ),
        response: answers({ 200: Type.Object({ items: Type.Array(Preview) }) }),
      },
    },
    async (request, reply) => {
      const stored = await ownImport(app, request)
      if (stored.contents?.rows == null || stored.state === 'received') throw wrongState(stored.state)
      const map = mapOf(request.body.map)
      const settings = { ...stored.settings, cutTitles: request.body.cutTitles ?? false }
      const job = {
        ...{ database: app.database, folder: folderOf(app, stored.id), timeZone: app.config.timeZone },
        stored: { ...stored, map, settings },
      }
      try {
        const rows = await previewRows(job, previewed)
        const items = rows.map(({ line, listing, refusal, notes }) => ({
          ...{
            line,
            listing: listing === undefined ? null : shown(listing),
            refusal: refusal ?? null,
            notes,
          },
        }))
        return await reply.commit(async () => ({ status: 200, body: { items } }))
      } catch (error) {
        if (!(error instanceof ImportError)) throw error
        throw invalid('/map', error.message.replaceAll('\n', ' '))
      }
    },
  )

  const moves = {
    check: {
      summary: 'Find out what an import would do; nothing is written',
      from: ['ready', 'checked', 'cancelled', 'failed'],
      state: 'checking',
      goal: 'import-reading',
    },
    confirm: {
      summary: 'Make listings of the rows, or go on where it was ended',
      from: ['checked', 'held', 'cancelled', 'failed'],
      state: 'running',
      goal: 'import-writing',
    },
  } as const
  for (const [name, { summary, from, state, goal }] of Object.entries(moves)) {
    app.post(
      `/v1/imports/:id/${name}`,
      {
        config,
        schema: {
          operationId: `${name}Import`,
          summary,
          tags,
          headers: postHeaders,
          params: IdParams,
          body: Type.Optional(
            Type.Union([
              Type.Object(
                {
                  withdrawMany: Type.Optional(
                    Type.Boolean({ description: 'Withdraw what is gone, however much it is' }),
                  ),
                },
                { additionalProperties: false },
              ),
              Type.Null(),
            ]),
          ),
          response: answers({ 200: named('Import') }),
        },
      },
      async (request, reply) => {
        await requireImporter(app, request)
        const stored = await ownImport(app, request)
        // What was never planned is not written.
        if (state === 'running' && stored.plan === null) throw wrongState(stored.state)
        const withdrawMany = request.body?.withdrawMany ?? stored.settings.withdrawMany
        const settings = { ...stored.settings, withdrawMany }
        return reply.commit(async (tables) => {
          const change = {
            state,
            settings,
            error: null,
            ...(state === 'checking' && { plan: null, checkpoint: null }),
          }
          if (!(await tables.imports.change(stored.id, from, change))) throw wrongState(stored.state)
          await tables.tasks.enqueue({ goal, input: { id: stored.id } })
          return { status: 200, body: shownImport({ ...stored, ...change }) }
        })
      },
    )
  }

  app.post(
    '/v1/imports/:id/cancel',
    {
      config,
      schema: {
        operationId: 'cancelImport',
        summary: 'End what is under way; what was written by then stays',
        tags,
        headers: postHeaders,
        params: IdParams,
        body: Type.Optional(Type.Union([Type.Object({}, { additionalProperties: false }), Type.Null()])),
        response: answers({ 200: named('Import') }),
      },
    },
    async (request, reply) => {
      const stored = await ownImport(app, request)
      return reply.commit(async (tables) => {
        const change = { state: 'cancelled' } as const
        if (!(await tables.imports.change(stored.id, ['checking', 'running'], change)))
          throw wrongState(stored.state)
        return { status: 200, body: shownImport({ ...stored, ...change }) }
      })
    },
  )

  app.delete(
    '/v1/imports/:id',
    {
      config,
      schema: {
        operationId: 'removeImport',
        summary: 'Remove a file; its listings stay',
        tags,
        params: IdParams,
        response: answers({ 204: noContent }),
      },
    },
    async (request, reply) => {
      const stored = await ownImport(app, request)
      if (stored.state === 'running') throw new Problem('conflict', 'The import is running; cancel it first.')
      await imports.remove(stored.id)
      await rm(folderOf(app, stored.id), { recursive: true, force: true })
      return reply.code(204).send(null)
    },
  )
}

function shown({
  title,
  description,
  categoryId,
  price,
  placeName,
  condition,
  attributes,
  status,
}: BulkListing) {
  return {
    ...{ title, description: description.slice(0, shownCharacters), categoryId, price },
    ...{ placeName: placeName ?? null, condition: condition ?? null, attributes, status: status ?? null },
  }
}
