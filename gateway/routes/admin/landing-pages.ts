import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { isWordOfSite } from '@piata/config/site-words'
import { checkText, landingRules } from '@piata/db'
import type { FastifyInstance } from 'fastify'
import { recordStaffAct } from '../../auth/staff.ts'
import { type FieldError, invalid, invalidFields, Problem } from '../../problems/problem.ts'
import { answers, noContent } from '../../schemas/answers.ts'
import { LandingTextSchema } from '../../schemas/landing.ts'
import { landingWords } from '../../site/landing-words.ts'

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
          'Of one language, and of the category alone or in a county. What is null is as it comes by itself. 409 where the word is the site’s own, or another category has it, by choice or by its name of now or before.',
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
      if (path !== null) await refuseTakenWord(app, { ...request.body, path })
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

/** @throws Problem conflict where something else stands under the word, or leads on from it for good */
async function refuseTakenWord(
  { database }: FastifyInstance,
  { category, locale, path }: { category: string; locale: string; path: string },
): Promise<void> {
  const taken = (detail: string) =>
    new Problem('conflict', `The word ${detail}.`, { errors: [{ pointer: '/path', detail }] })
  if (isWordOfSite(path)) throw taken(`'${path}' begins addresses of the site itself`)
  const { words, former } = landingWords(database.categories.current, await database.landingPages.all())
  const other = [...words, ...former.filter(({ isFree }) => !isFree)].find(
    (one) => one.locale === locale && one.path === path && one.category !== category,
  )
  if (other !== undefined) throw taken(`'${path}' means another category: ${other.category}`)
}
