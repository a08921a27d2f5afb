import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { ranking } from '@piata/agents'
import {
  attributeKindNames,
  attributeKinds,
  conditions,
  currencies,
  listingRules,
  listingStatuses,
  offerRules,
  ratingRules,
  ratingTags,
  type SiteSettings,
  statusRules,
} from '@piata/db'
import { DEFAULT_PRESETS, FORMATS, LATER_FORMAT, PICTURE_FORMATS, presetPath } from '@piata/images'
import Type from 'typebox'
import { etagOf } from '../../caching/etag.ts'
import { sendBytes } from '../../caching/send.ts'
import { answers } from '../../schemas/answers.ts'

const Length = Type.Object(
  { min: Type.Integer(), max: Type.Integer() },
  { description: 'In code points; `min` is what publishing asks for, a draft may have less' },
)
const StatusRule = Type.Object({
  listed: Type.Boolean({ description: 'Found by search and in lists' }),
  visible: Type.Boolean({ description: 'Its page is shown to anybody who has the address' }),
  editable: Type.Boolean(),
  complete: Type.Boolean({ description: 'What publishing asks for cannot be taken away from it' }),
})
const Kind = Type.Object({
  search: Type.Enum(['exact', 'numeric'], {
    description: 'exact: attr.<name>=a,b and a facet; numeric: attr.<name>Min, attr.<name>Max and a range',
  }),
})
const Preset = Type.Object({
  path: Type.String({
    description: 'Pictures are at /img/<path>/<sha256>.<format>; another one when they are made otherwise',
  }),
  width: Type.Integer({ description: 'Of the box that they fit in or fill' }),
  height: Type.Integer(),
  fit: Type.Enum(['cover', 'inside'], {
    description: 'cover: cropped to fill the box; inside: whole, and never enlarged',
  }),
  formats: Type.Array(Type.String()),
})
const Rules = Type.Object({
  title: Length,
  description: Length,
  attributeText: Length,
  attributes: Type.Object({ max: Type.Integer() }),
  images: Type.Object({
    max: Type.Integer({ description: 'Of a listing' }),
    maxBytes: Type.Integer({ description: 'Of one picture' }),
    types: Type.Array(Type.String(), { description: 'Media types that an upload takes' }),
    presets: Type.Record(Type.String(), Preset, { description: 'The sizes of each picture, by name' }),
  }),
  price: Type.Object({
    max: Type.Integer({ description: 'Minor units' }),
    currencies: Type.Array(Type.Enum([...currencies])),
  }),
  offers: Type.Object(
    {
      leastPercent: Type.Integer({ description: 'Of the price' }),
      lifeHours: Type.Integer({ description: 'From when an offer is made until it expires' }),
    },
    { description: 'Of a price that may be bargained about' },
  ),
  ratings: Type.Object(
    {
      stars: Length,
      tags: Type.Array(Type.Enum([...ratingTags])),
      mostTags: Type.Integer({ description: 'Of one rating' }),
      text: Length,
      reply: Length,
    },
    { description: 'Of what those who dealt with each other say' },
  ),
  ranking: Type.Object(
    {
      title: Type.Number({ description: 'What a word counts in a title' }),
      description: Type.Number({ description: 'What it counts in a description' }),
      promotedPerPage: Type.Integer({
        description:
          'How many promoted listings stand before the others on a page; 0 where nobody can pay for it',
      }),
      freshness: Type.Number({ description: 'The share of a match’s worth that a new listing gains' }),
    },
    { description: 'By what results are ordered when words are searched for' },
  ),
  conditions: Type.Array(Type.Enum([...conditions])),
  lifeDays: Type.Integer({ description: 'From when it is published or renewed until it expires' }),
  attributeKinds: Type.Object(Object.fromEntries(attributeKindNames.map((name) => [name, Kind])), {
    description: 'By `type` of an attribute',
  }),
  statuses: Type.Object(Object.fromEntries(listingStatuses.map((status) => [status, StatusRule]))),
})

const length = ({ min, max }: { min: number; max: number }) => ({ min, max })

/** What a listing must be, for forms; what its category adds is in the tree of categories. */
const rulesWith = (imageMaxBytes: number, site: SiteSettings): Type.Static<typeof Rules> => ({
  title: length(listingRules.title),
  description: length(listingRules.description),
  attributeText: length(listingRules.attributeText),
  attributes: { max: listingRules.attributes },
  images: {
    max: site.pictures,
    maxBytes: imageMaxBytes,
    types: Object.keys(PICTURE_FORMATS).map((format) => `image/${format}`),
    presets: Object.fromEntries(
      Object.entries(DEFAULT_PRESETS).map(([name, preset]) => {
        const { width, height = width, fit, avif = false } = preset
        const formats = [...FORMATS, ...(avif ? [LATER_FORMAT] : [])]
        return [name, { path: presetPath(name, preset), width, height, fit, formats }]
      }),
    ),
  },
  price: { max: listingRules.price.max, currencies: [...site.currencies] },
  offers: { leastPercent: offerRules.leastPercent, lifeHours: offerRules.lifeMs / 3_600_000 },
  ratings: {
    stars: length(ratingRules.stars),
    tags: [...ratingTags],
    mostTags: ratingRules.tags,
    text: length(ratingRules.text),
    reply: length(ratingRules.reply),
  },
  ranking: { ...ranking, ...(site.promotions === 'off' && { promotedPerPage: 0 }) },
  conditions: [...conditions],
  lifeDays: site.listingDays,
  attributeKinds: Object.fromEntries(
    attributeKindNames.map((name) => [name, { search: attributeKinds[name].search }]),
  ),
  statuses: statusRules,
})

export const readRules: FastifyPluginAsyncTypebox = async (app) => {
  let made: { of: SiteSettings; body: Buffer; etag: string } | undefined
  const bytes = () => {
    const { current } = app.database.site
    if (made?.of !== current) {
      const body = Buffer.from(JSON.stringify(rulesWith(app.config.imageMaxBytes, current)))
      made = { of: current, body, etag: etagOf(body) }
    }
    return made
  }
  app.get(
    '/v1/rules',
    {
      config: { limit: 'read' },
      schema: {
        operationId: 'getRules',
        summary: 'What a listing must be: lengths, counts, and what each status allows',
        description:
          'The attributes that a category asks for are in the tree of categories; what one of your own listings lacks is its `missing`.',
        tags: ['catalogue'],
        response: answers({ 200: Rules }),
      },
    },
    async (request, reply) => sendBytes(request, reply, { ...bytes(), cache: 'reference', isKept: true }),
  )
}
