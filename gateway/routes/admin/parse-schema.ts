import type { Readable } from 'node:stream'
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { dialects } from '@piata/db/ddl'
import type { FastifyRequest } from 'fastify'
import Type from 'typebox'
import { recordStaffAct } from '../../auth/staff.ts'
import { Problem } from '../../problems/problem.ts'
import { createScriptParser } from '../../schema-scripts/parse.ts'
import { mostScriptBytes, receiveScript, Script, ScriptTooLarge } from '../../schema-scripts/script.ts'
import { answers } from '../../schemas/answers.ts'
import { postHeaders } from '../../schemas/headers.ts'

const types = ['application/sql', 'text/plain']

const Place = Type.Object({
  line: Type.Integer(),
  column: Type.Integer(),
  token: Type.String(),
  message: Type.String(),
})

export const parseSchemaScript: FastifyPluginAsyncTypebox = async (app) => {
  const parse = createScriptParser(app.config)
  app.addContentTypeParser(types, async (request: FastifyRequest, payload: Readable) => {
    try {
      // Who says so is refused before anything is read.
      if (Number(request.headers['content-length']) > mostScriptBytes) throw new ScriptTooLarge()
      return await receiveScript(payload)
    } catch (error) {
      if (error instanceof ScriptTooLarge)
        throw new Problem('content-too-large', `The script is larger than ${mostScriptBytes} bytes.`)
      throw new Problem('malformed-body', 'The script did not arrive whole.')
    }
  })
  app.post(
    '/v1/schemas/parse',
    {
      config: { limit: 'write' },
      bodyLimit: mostScriptBytes,
      onResponse: async ({ body }) => {
        if (body instanceof Script) await body.discard()
      },
      schema: {
        operationId: 'parseSchema',
        summary: 'Read the tables of another database from its script',
        description:
          'The body is the script as `application/sql` or `text/plain`, in UTF-8 or UTF-16, packed by gzip or Zstandard or not, at most 50 MB, unpacked too. What is no script (an archive, a dump in a format of its own) is refused with what it is. What cannot be read is in `problems`, by line and column, and the rest is read all the same.',
        tags: ['admin'],
        headers: postHeaders,
        consumes: types,
        querystring: Type.Object(
          {
            dialect: Type.Optional(
              Type.Enum([...dialects], { description: 'Found from the script when not said' }),
            ),
          },
          { additionalProperties: false },
        ),
        response: answers({
          200: Type.Object({
            dialect: Type.Enum([...dialects]),
            schemas: Type.Array(Type.String()),
            tables: Type.Array(Type.Unknown(), {
              description: 'Columns with their types, keys, references, checks, indexes',
            }),
            types: Type.Array(Type.Unknown()),
            sequences: Type.Array(Type.Unknown()),
            statements: Type.Object({
              read: Type.Integer(),
              skipped: Type.Integer(),
              skippedBy: Type.Record(Type.String(), Type.Integer()),
            }),
            problems: Type.Array(Place),
          }),
        }),
      },
    },
    async (request, reply) => {
      const { body } = request
      if (!(body instanceof Script) || body.isEmpty)
        throw new Problem('invalid-request', 'Send the script as application/sql or text/plain.', {
          errors: [{ pointer: '', detail: 'is empty' }],
        })
      const schema = await parse(request, body, request.query.dialect)
      return reply.commit(async (tables) => {
        await recordStaffAct(app, tables, request, request.query.dialect ?? 'script')
        return { status: 200, body: schema }
      })
    },
  )
}
