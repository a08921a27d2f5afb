import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { cellSides, ranking } from '@piata/agents'
import type { SearchHit, SearchRequest } from '@piata/search'
import type { FastifyReply, FastifyRequest } from 'fastify'
import Type from 'typebox'
import { isGoneOf } from '../../admission/plugin.ts'
import { etagOf } from '../../caching/etag.ts'
import { linkNext } from '../../caching/link.ts'
import { sendBytes } from '../../caching/send.ts'
import { addressOf } from '../../intake/forwarded.ts'
import { timed } from '../../observe/request.ts'
import { answers } from '../../schemas/answers.ts'
import { named } from '../../schemas/domain.ts'
import { cursor, limit } from '../../schemas/page.ts'
import { attributeParameters, foundBy, list } from '../../schemas/search-query.ts'
import type { CachedAnswer } from '../../searching/answer-cache.ts'
import { mostCells, mostFacetValues, reducedDays, type SearchQuery } from '../../searching/query.ts'
import { countedForm } from '../../searching/query-log.ts'
import { searchBody } from '../../searching/respond.ts'
import { createQueryAnswerer } from '../../searching/understood/answer.ts'

const Query = Type.Object(
  {
    ...foundBy,
    facets: list(
      'category, county, place, condition, attr.<name>, comma-separated; empty for none. Default: the first, second and ' +
        'fourth, and the filterable attributes of one chosen category',
    ),
    understand: Type.Optional(
      Type.Boolean({
        description:
          'Reads filters out of `q`: a category, its attributes, a price, a condition, a place. What they are is `understood` in the answer',
      }),
    ),
    words: list(
      'With `understand`: phrases of `q` that are to stay words, comma-separated, as `understood` has them in `text`',
    ),
    reduced: Type.Optional(
      Type.Boolean({ description: `Those whose price fell within ${reducedDays} days` }),
    ),
    cells: Type.Optional(
      Type.Integer({
        minimum: 0,
        maximum: cellSides.length - 1,
        description: `Adds \`cells\`, listings counted by squares of ${cellSides.join('°, ')}°, by this level`,
      }),
    ),
    highlight: Type.Optional(Type.Boolean({ description: 'Adds `highlights` of the title to items' })),
    limit: limit(20),
    cursor: Type.Optional(cursor),
  },
  {
    patternProperties: attributeParameters,
    additionalProperties: false,
    description:
      'Also `attr.<name>=a,b` (`\\,` is a comma within a value, `\\\\` a backslash), `attr.<name>Min` and `attr.<name>Max` for every attribute of a category',
  },
)

/** Of so many the ones that are shown take turns, by the minute. */
const promotedPool = 50
const turnMs = 60_000

const Understood = Type.Object(
  {
    q: Type.String({ description: 'The words that were looked for besides the filters' }),
    filters: Type.Array(
      Type.Object({
        text: Type.String({ description: 'The words that the filter was read from' }),
        parameters: Type.Record(Type.String(), Type.String(), {
          description: 'The parameters of this route that they stand for',
        }),
        place: Type.Optional(named('Place')),
      }),
    ),
    asWords: Type.Integer({
      description: 'How many listings hold all of `q` as words, under the same other parameters',
    }),
  },
  {
    description:
      'With `understand`: what `q` was read as. Missing where nothing was, where only its words find something, and where they are the title of listings that the filters would not find',
  },
)

const Answer = Type.Object({
  items: Type.Array(named('SearchItem')),
  promoted: Type.Optional(
    Type.Array(named('SearchItem'), {
      description: `Of a first page: up to ${ranking.promotedPerPage} that match too and that somebody pays for or was given, to be shown before the others and marked as such`,
    }),
  ),
  total: Type.Integer({ description: 'Exact' }),
  facets: Type.Record(
    Type.String(),
    Type.Array(Type.Object({ value: Type.String(), count: Type.Integer() })),
    {
      description: `By parameter name; each ignores the filter on its own field. The ${mostFacetValues} most frequent values, by count; of categories all`,
    },
  ),
  ranges: Type.Record(
    Type.String(),
    Type.Union([Type.Object({ min: Type.Number(), max: Type.Number() }), Type.Null()]),
    { description: 'By parameter name: price in minor units of `currency`, attr.<name>' },
  ),
  cells: Type.Optional(
    Type.Array(Type.Object({ lat: Type.Number(), lon: Type.Number(), count: Type.Integer() }), {
      description: `With \`cells\`: where listings are, by the middle of their square; ${mostCells} at most, by count`,
    }),
  ),
  next: Type.Union([Type.String(), Type.Null()]),
  corrected: Type.Optional(Type.String({ description: 'The query as it is spelt right' })),
  understood: Type.Optional(Understood),
})

/** Of a search with one category and another filter: those of a category alone are lists. */
function categoryOf({ filters = [], near }: SearchRequest): string | undefined {
  const wanted = filters.find(({ field }) => field === 'category')
  const isNarrowed = filters.length > 1 || near !== undefined
  return wanted !== undefined && 'in' in wanted && wanted.in.length === 1 && isNarrowed
    ? String(wanted.in[0])
    : undefined
}

export const search: FastifyPluginAsyncTypebox = async (app) => {
  /** Of every search, answered from memory or not. */
  const notice = ({ followed, total }: CachedAnswer, address: string) => {
    if (followed !== undefined) app.queryLog.follow(address, followed, total)
  }
  const respond = (answer: CachedAnswer, isKept: boolean, request: FastifyRequest, reply: FastifyReply) => {
    const { body, etag, next } = answer
    notice(answer, addressOf(request))
    linkNext(request, reply, next)
    return sendBytes(request, reply, { body, etag, cache: 'shared', isKept })
  }
  /** Those that stand at the top of a first page: where more match, each has its turn. */
  async function promotedAmong(wanted: SearchRequest): Promise<SearchHit[]> {
    const request = { ...wanted, facets: [], limit: promotedPool }
    const filters = [...(wanted.filters ?? []), { field: 'promoted', in: ['yes'] }]
    const { hits } = await app.searching.index().search({ ...request, filters })
    const first = hits.length === 0 ? 0 : Math.floor(Date.now() / turnMs) % hits.length
    return [...hits.slice(first), ...hits.slice(0, first)].slice(0, ranking.promotedPerPage)
  }

  const answerQuery = createQueryAnswerer(app)

  app.get(
    '/v1/search',
    {
      config: { limit: 'search', atOnce: { find: (url: string) => app.searching.answers.get(url), notice } },
      schema: {
        operationId: 'search',
        summary: 'Find listings',
        description:
          'Every attribute of a category is a filter too: `attr.<name>=a,b` for words, `attr.<name>Min` and `attr.<name>Max` ' +
          '(or `attr.<name>=5`) for numbers, `attr.<name>=true` for booleans.',
        tags: ['catalogue'],
        querystring: Query,
        response: answers({ 200: Answer }),
      },
      // Its address was valid when the answer was made.
      preValidation: (request, reply, done) => {
        const answer = app.searching.answers.get(request.url)
        if (answer === undefined) return done()
        const answering = respond(answer, true, request, reply)
        if (answering instanceof Promise) answering.catch(done)
      },
    },
    async (request, reply) => {
      const { answers } = app.searching
      const { generation } = answers
      const { wanted, result, understood } = await timed(request, 'search', () =>
        app.searchGate.take({ isGone: isGoneOf(reply) }, () => answerQuery(request.query as SearchQuery)),
      )
      // What is answered from memory is not counted again.
      const typed = (request.query as SearchQuery).q?.trim()
      if (typed && !wanted.cursor) app.queryLog.count(typed, result.total)
      const category = categoryOf(wanted)
      if (category !== undefined && !wanted.cursor) app.queryLog.countWithin(category, result.total)
      const promoted =
        app.hasPromotions && !wanted.cursor ? await timed(request, 'search', () => promotedAmong(wanted)) : []
      const body = await timed(request, 'db', () => searchBody(result, promoted, app.database, understood))
      const { q, cursor } = request.query as SearchQuery
      const followed = q === undefined || cursor !== undefined ? undefined : countedForm(q)
      const answer = { body, etag: etagOf(body), next: result.cursor, total: result.total, followed }
      answers.set(request.url, answer, generation)
      return respond(answer, false, request, reply)
    },
  )
}
