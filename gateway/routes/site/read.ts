import { createHash } from 'node:crypto'
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import Type from 'typebox'
import { etagOf } from '../../caching/etag.ts'
import { sendBytes } from '../../caching/send.ts'
import { Problem } from '../../problems/problem.ts'
import { answers } from '../../schemas/answers.ts'
import {
  LegalPageAnswer,
  LegalPageName,
  namedPage,
  PageParams,
  PublicSettings,
  publicNames,
} from '../../site/schema.ts'

const Site = Type.Interface([PublicSettings], {
  logo: Type.Union([Type.String({ description: 'Its address' }), Type.Null()]),
  catalogue: Type.Integer({ description: 'Another number once the categories have changed' }),
  counties: Type.Array(Type.Object({ code: Type.String(), name: Type.String() })),
  pages: Type.Array(LegalPageName, { description: 'The pages of law that are there' }),
  oldAddresses: Type.Boolean({ description: 'Whether `/v1/old-addresses` knows any' }),
})

/** What everybody may know of the site. */
export const readSite: FastifyPluginAsyncTypebox = async (app) => {
  const { site } = app.database
  const counties = app.database.places.counties()
  let made: { of: unknown[]; body: Buffer; etag: string } | undefined
  const bytes = () => {
    const { current, pages, hasOldAddresses: oldAddresses } = site
    const { version: catalogue } = app.database.categories
    const of = [current, pages, catalogue, oldAddresses]
    if (made === undefined || of.some((one, i) => one !== made!.of[i])) {
      const logo = current.logo === '' ? null : `/v1/site/logo?v=${fingerprint(current.logo)}`
      const shown = Object.fromEntries(publicNames.map((name) => [name, current[name]]))
      const body = Buffer.from(JSON.stringify({ ...shown, logo, catalogue, counties, pages, oldAddresses }))
      made = { of, body, etag: etagOf(body) }
    }
    return made
  }
  app.get(
    '/v1/site',
    {
      config: { limit: 'read' },
      schema: {
        operationId: 'getSite',
        summary: 'What the site is called, looks like and offers',
        tags: ['site'],
        response: answers({ 200: Site }),
      },
    },
    async (request, reply) => {
      const { body, etag } = bytes()
      return sendBytes(request, reply, { body, etag, cache: 'shared', isKept: true })
    },
  )
}

const fingerprint = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 12)

export const readLogo: FastifyPluginAsyncTypebox = async (app) => {
  app.get(
    '/v1/site/logo',
    {
      config: { limit: 'asset' },
      schema: {
        operationId: 'getLogo',
        summary: 'The logo of the site, a PNG or WebP picture',
        tags: ['site'],
        querystring: Type.Object(
          { v: Type.Optional(Type.String({ maxLength: 64, description: 'As `logo` of the site has it' })) },
          { additionalProperties: false },
        ),
        response: answers({ 200: Type.Unsafe<unknown>({ description: 'The picture' }) }),
      },
    },
    async (request, reply) => {
      const { logo } = app.database.site.current
      const [, type, data] = /^data:(image\/\w+);base64,(.+)$/.exec(logo) ?? []
      if (data === undefined) throw new Problem('not-found', 'The site has no logo.')
      const isOfNow = request.query.v === fingerprint(logo)
      const body = Buffer.from(data, 'base64')
      return sendBytes(request, reply, { body, type: type!, cache: isOfNow ? 'immutable' : 'shared' })
    },
  )
}

export const readLegalPage: FastifyPluginAsyncTypebox = async (app) => {
  app.get(
    '/v1/site/pages/:page/:locale',
    {
      config: { limit: 'read' },
      schema: {
        operationId: 'getLegalPage',
        summary: 'A page of law as it is now, or as it was in a version',
        tags: ['site'],
        params: PageParams,
        querystring: Type.Object(
          { version: Type.Optional(Type.Integer({ minimum: 1, maximum: 1_000_000 })) },
          { additionalProperties: false },
        ),
        response: answers({ 200: LegalPageAnswer }),
      },
    },
    async (request, reply) => {
      const { page, locale } = namedPage(request.params)
      const found = await app.database.site.page(page, locale, request.query.version)
      if (found === undefined || found.body === '')
        throw new Problem('not-found', 'There is no such page in this language.')
      return sendBytes(request, reply, {
        body: Buffer.from(JSON.stringify({ page, locale, ...found })),
        cache: 'shared',
      })
    },
  )
}
