import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { checkText, landingRules } from '@piata/db'
import { recordStaffAct } from '../../auth/staff.ts'
import { type FieldError, invalid, invalidFields } from '../../problems/problem.ts'
import { answers, noContent } from '../../schemas/answers.ts'
import { LandingTextSchema } from '../../schemas/landing.ts'

/** Words, titles and texts of the pages of categories. */
export const writeLandingPage: FastifyPluginAsyncTypebox = async (app) => {
  app.put(
    '/v1/admin/landing-pages',
    {
      config: { limit: 'write' },
      schema: {
        operationId: 'writeLandingPage',
        summary: 'Say under which word a category’s page stands, and what is on it',
        description:
          'Of one language, and of the category alone or in a county. What is null is as it comes by itself. 409 where another category has the word.',
        tags: ['admin'],
        body: LandingTextSchema,
        response: answers({ 204: noContent }),
      },
    },
    async (request, reply) => {
      const { category, county, path, links } = request.body
      const { categories } = app.catalogue
      if (!categories.has(category)) throw invalid('/category', `'${category}' is not a category`)
      const strange = links.find((id) => !categories.has(id))
      if (strange !== undefined) throw invalid('/links', `'${strange}' is not a category`)
      if (county !== null && !app.database.places.counties().some(({ code }) => code === county))
        throw invalid('/county', `'${county}' is not a county`)
      if (county !== null && path !== null) throw invalid('/path', 'is of categories alone')
      const errors: FieldError[] = []
      const checked = (name: 'title' | 'text') => {
        const written = request.body[name]
        if (written === null || written.trim() === '') return null
        const { text, faults } = checkText(written, landingRules[name])
        errors.push(...faults.map(({ detail }) => ({ pointer: `/${name}`, detail })))
        return text
      }
      const said = { ...request.body, title: checked('title'), text: checked('text') }
      if (errors.length > 0) throw invalidFields(errors)
      await app.database.transaction(async (tables) => {
        await tables.landingPages.write(said)
        await recordStaffAct(app, tables, request, `landing ${category} ${county ?? ''} ${said.locale}`)
      })
      return reply.header('cache-control', 'no-store').code(204).send(null)
    },
  )
}
