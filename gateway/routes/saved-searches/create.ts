import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { alertRules } from '@piata/db'
import Type from 'typebox'
import { actorOf } from '../../auth/plugin.ts'
import { versionEtag } from '../../caching/etag.ts'
import { ownVersion } from '../../idempotency/answer.ts'
import { unauthenticated } from '../../problems/problem.ts'
import { answers } from '../../schemas/answers.ts'
import { named, SiteLanguage } from '../../schemas/domain.ts'
import { postHeaders } from '../../schemas/headers.ts'
import { Frequency, SearchName, SearchPage } from '../../schemas/saved-searches.ts'
import { savedName, savedRequest } from '../../searching/saved.ts'

export const createSavedSearch: FastifyPluginAsyncTypebox = async (app) => {
  app.post(
    '/v1/saved-searches',
    {
      config: { limit: 'write' },
      schema: {
        operationId: 'createSavedSearch',
        summary: 'Save a search, to be told of what it finds from now on',
        description: `An account has at most ${alertRules.perAccount}, each search once (409). Told are listings that hold all of its words, as they are spelt, and that are not one’s own.`,
        tags: ['saved searches'],
        headers: postHeaders,
        body: Type.Object(
          {
            name: SearchName,
            query: named('SavedQuery'),
            page: Type.Optional(SearchPage),
            frequency: Type.Optional(Frequency),
            locale: Type.Optional(SiteLanguage),
          },
          { additionalProperties: false },
        ),
        response: answers({ 201: named('SavedSearch') }),
      },
    },
    async (request, reply) => {
      const actor = actorOf(request)
      const { frequency = 'daily', locale, page = null } = request.body
      const query = request.body.query as Record<string, unknown>
      const wanted = savedRequest(query, app.catalogue, await app.searching.rates())
      const name = savedName(request.body.name)
      return reply.commit(async ({ users, savedSearches }) => {
        const user = await users.findById(actor.id)
        if (user === undefined) throw unauthenticated('The account is gone.')
        const search = await savedSearches.create(user.id, {
          ...{ name, query, request: wanted, page, frequency },
          locale: locale ?? user.locale,
        })
        const headers = {
          location: `/v1/saved-searches/${search.id}`,
          ...ownVersion(versionEtag(search.id, search.version)),
        }
        return { status: 201, headers, body: search }
      })
    },
  )
}
