import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { mailText } from '@piata/agents'
import { reasonRule } from '@piata/db'
import Type from 'typebox'
import { sendBytes } from '../../caching/send.ts'
import { reportCsv } from '../../moderation/report-csv.ts'
import { transparencyStatement } from '../../moderation/statements.ts'
import { invalid, Problem } from '../../problems/problem.ts'
import { answers } from '../../schemas/answers.ts'
import { StatementExportSchema, TransparencySchema } from '../../schemas/moderation.ts'
import { cursor, limit, page } from '../../schemas/page.ts'

const firstYear = 2024
const year = Type.Integer({ minimum: firstYear, maximum: 9999 })
const querystring = Type.Object({ year }, { additionalProperties: false })

/** Of a year that is not over, what is known so far. @throws Problem not-found for one that has not begun */
function begun(asked: number): number {
  if (asked > new Date().getUTCFullYear()) throw new Problem('not-found', 'This year has not begun.')
  return asked
}

export const transparency: FastifyPluginAsyncTypebox = async (app) => {
  app.get(
    '/v1/transparency',
    {
      config: { limit: 'read' },
      schema: {
        operationId: 'getTransparencyReport',
        summary: 'What was reported, restricted and complained about in a year',
        description:
          'The report of Art. 15 and 24 of Regulation (EU) 2022/2065, counted from what is kept; of a year that is not over, so far. As CSV below `/csv`.',
        tags: ['reports'],
        querystring,
        response: answers({ 200: TransparencySchema }),
      },
    },
    async (request, reply) => {
      const report = await app.database.moderation.transparency(begun(request.query.year))
      return sendBytes(request, reply, { body: Buffer.from(JSON.stringify(report)), cache: 'reference' })
    },
  )
  app.get(
    '/v1/transparency/csv',
    {
      config: { limit: 'read' },
      schema: {
        operationId: 'getTransparencyCsv',
        summary: 'The same as lines of `what,figure`',
        tags: ['reports'],
        querystring,
        response: answers({ 200: Type.String({ contentMediaType: 'text/csv' }) }),
      },
    },
    async (request, reply) => {
      const report = await app.database.moderation.transparency(begun(request.query.year))
      return sendBytes(request, reply, {
        ...{ body: Buffer.from(reportCsv(report)), cache: 'reference' },
        type: 'text/csv; charset=utf-8',
      })
    },
  )
}

export const exportStatements: FastifyPluginAsyncTypebox = async (app) => {
  app.get(
    '/v1/admin/statements',
    {
      config: { limit: 'read' },
      schema: {
        operationId: 'exportStatements',
        summary: 'Statements of reasons as the DSA Transparency Database takes them, the oldest first',
        description:
          'Each item is a body for the `statement` operation of the Commission’s API (Art. 24(5) of Regulation (EU) 2022/2065). Addresses and numbers are left out of the facts; whether anything else in them is personal, a person has to look.',
        tags: ['admin'],
        querystring: Type.Object(
          {
            from: Type.String({ pattern: '^\\d{4}-\\d\\d-\\d\\d$', description: 'The first day, UTC' }),
            to: Type.String({
              pattern: '^\\d{4}-\\d\\d-\\d\\d$',
              description: 'The day after the last one, UTC',
            }),
            ...{ limit: Type.Optional(limit(100)), cursor: Type.Optional(cursor) },
          },
          { additionalProperties: false },
        ),
        response: answers({ 200: page(StatementExportSchema, 'Statements') }),
      },
    },
    async (request, reply) => {
      const { from, to, limit: most = 100, cursor: after } = request.query
      if (from >= to) throw invalid('/to', 'must be after `from`')
      const span = { from: `${from}T00:00:00.000Z`, to: `${to}T00:00:00.000Z` }
      const { items, next } = await app.database.moderation.exportedStatements({
        ...{ ...span, limit: most },
        ...(after !== undefined && { cursor: after }),
      })
      const statements = items.map((item) => {
        const isLegal = reasonRule(item.reason).ground === 'legal'
        return transparencyStatement(item, {
          isLegal,
          name: mailText('en', `reasons.${item.reason}`),
        })
      })
      return sendBytes(request, reply, {
        ...{ body: Buffer.from(JSON.stringify({ items: statements, next })), cache: 'own' },
      })
    },
  )
}
