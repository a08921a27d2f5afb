import type { Readable } from 'node:stream'
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { type ImportMap, importRules, suggestMap } from '@piata/db'
import Type from 'typebox'
import { actorOf } from '../../auth/plugin.ts'
import { type FirstPage, readBeginning } from '../../imports/first-page.ts'
import { requireImporter } from '../../imports/own.ts'
import { type ReceivedFile, receiveFile } from '../../imports/receive.ts'
import { shownImport, shownRow } from '../../imports/shown.ts'
import { invalid, Problem } from '../../problems/problem.ts'
import { answers } from '../../schemas/answers.ts'
import { named } from '../../schemas/domain.ts'
import { postHeaders } from '../../schemas/headers.ts'
import { importChoices } from '../../schemas/imports.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** The body of an import while it arrives. */
    arriving: Readable | null
    /** The file between its arrival and its handler, or the answer of one that came before. */
    arrived: ReceivedFile | null
  }
}

const types = [
  ...['application/octet-stream', 'text/csv', 'text/plain', 'text/tab-separated-values'],
  ...['application/x-ndjson', 'application/xml', 'text/xml', 'application/gzip', 'application/zstd'],
  ...['application/zip', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
  'application/vnd.oasis.opendocument.spreadsheet',
]
/** Unpacked it may be so many times as large. */
const unpackedTimes = 5

export const createImport: FastifyPluginAsyncTypebox = async (app) => {
  app.decorateRequest('arriving', null)
  app.decorateRequest('arrived', null)
  app.addContentTypeParser(types, (request, payload, done) => {
    request.arriving = payload as Readable
    done(null)
  })
  app.post(
    '/v1/imports',
    {
      config: { limit: 'upload', keyScope: 'listings:write' },
      bodyLimit: app.config.importMaxBytes,
      // Before the idempotency key is looked at: the bytes of the file are part of what the request is.
      preHandler: async (request) => {
        if (request.arriving === null)
          throw new Problem(
            'unsupported-media-type',
            'Send the file as the body, as application/octet-stream.',
          )
        await requireImporter(app, request)
        request.arrived = await receiveFile(app, request.arriving)
      },
      onResponse: async (request) => request.arrived?.discard(),
      schema: {
        operationId: 'createImport',
        summary: 'Bring a file of listings',
        description:
          'The body is the file: CSV, JSON (an array of objects, or one a line), XML, .xlsx or .ods, packed with gzip, Zstandard or ZIP or not. Its form, encoding and delimiter are found, and can be said. The answer has the columns and ' +
          `the first ${importRules.firstRows} rows; the rest is read meanwhile. Nothing becomes a listing before \`confirm\`. Files go after ${importRules.keptDays} days.`,
        tags: ['imports'],
        consumes: types,
        headers: postHeaders,
        querystring: Type.Object(
          {
            name: Type.String({ minLength: 1, maxLength: importRules.name, description: 'Of the file' }),
            ...importChoices,
          },
          { additionalProperties: false },
        ),
        response: answers({
          201: Type.Object({ import: named('Import'), rows: Type.Array(named('ImportRow')) }),
        }),
      },
    },
    async (request, reply) => {
      const file = request.arrived!
      // From here on it is this handler's to discard.
      request.arrived = null
      let isKept = false
      try {
        const { name, format, ...rest } = request.query
        const choices = { ...rest, ...(format !== undefined && { form: format }) }
        const page: FirstPage = await readBeginning(
          file.folder,
          choices,
          unpackedTimes * app.config.importMaxBytes,
        )
        if ('fault' in page) throw invalid('', page.fault)
        const { contents, rows } = page
        const map = suggestMap(
          contents.columns.map((column) => column.name),
          rows,
          await app.database.categories.all(),
        )
        return await reply.commit(async (tables) => {
          const stored = await tables.imports.create(
            {
              ...{ id: file.id, sellerId: actorOf(request).id, name, bytes: file.bytes },
              ...{ choices, contents, map: map as ImportMap },
            },
            app.config.importMaxBytes,
          )
          await tables.tasks.enqueue({ goal: 'import-reading', input: { id: stored.id } })
          isKept = true
          return { status: 201, body: { import: shownImport(stored), rows: rows.map(shownRow) } }
        })
      } finally {
        if (!isKept) await file.discard()
      }
    },
  )
}
