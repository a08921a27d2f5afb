import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import Type from 'typebox'
import { answers } from '../schemas/answers.ts'
import { Problem, type ProblemSlug, problemTypes } from './problem.ts'

const slugs = Object.keys(problemTypes) as ProblemSlug[]

/** The pages that the `type` of problems lead to. */
export const problemPages: FastifyPluginAsyncTypebox = async (app) => {
  const schema = { hide: true, produces: ['text/html'], response: answers({ 200: Type.String() }) }
  const config = { limit: 'asset' as const }

  app.get('/problems', { schema, config }, async (_request, reply) => {
    const items = slugs.map(
      (slug) => `<li><a href="/problems/${slug}">${slug}</a>: ${problemTypes[slug][1]}</li>`,
    )
    return sendPage(reply, 'Problems', `<ul>${items.join('')}</ul>`)
  })

  app.get(
    '/problems/:slug',
    { schema: { ...schema, params: Type.Object({ slug: Type.String({ maxLength: 60 }) }) }, config },
    async (request, reply) => {
      const slug = slugs.find((known) => known === request.params.slug)
      if (!slug) throw new Problem('not-found', 'There is no such kind of problem.')
      const [status, title, text] = problemTypes[slug]
      return sendPage(
        reply,
        title,
        `<p>HTTP status ${status}</p><p>${text.replaceAll('<', '&lt;')}</p><p><a href="/problems">All problems</a></p>`,
      )
    },
  )
}

function sendPage(
  reply: {
    header(name: string, value: string): unknown
    type(type: string): { send(body: string): unknown }
  },
  title: string,
  body: string,
) {
  reply.header('cache-control', 'public, max-age=86400')
  return reply
    .type('text/html; charset=utf-8')
    .send(
      `<!doctype html><html lang="en"><meta charset="utf-8"><title>${title}</title><h1>${title}</h1>${body}</html>`,
    )
}
