import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { DEFAULT_PRESETS } from '@piata/images'
import Type from 'typebox'
import { matchesEtag } from '../../caching/etag.ts'
import { cacheRules } from '../../caching/send.ts'
import { timed } from '../../observe/request.ts'
import { Problem } from '../../problems/problem.ts'
import { answers } from '../../schemas/answers.ts'

export const serveImage: FastifyPluginAsyncTypebox = async (app) => {
  app.get(
    '/img/:preset/:file',
    {
      config: { limit: 'asset' },
      schema: {
        operationId: 'getImage',
        summary: 'A picture in one size; never changes',
        tags: ['images'],
        produces: ['image/webp', 'image/jpeg', 'image/avif'],
        params: Type.Object({
          preset: Type.Enum(Object.keys(DEFAULT_PRESETS)),
          file: Type.String({ pattern: '^[0-9a-f]{64}\\.(webp|jpg|avif)$' }),
        }),
        response: answers({ 200: Type.Unsafe<unknown>({ type: 'string', format: 'binary' }) }),
      },
    },
    async (request, reply) => {
      const { preset, file } = request.params
      const [sha256 = '', format = ''] = file.split('.')
      // The name is made of the content, so it is the tag as well.
      const etag = `"${preset}-${file}"`
      const ifNoneMatch = request.headers['if-none-match']
      if (ifNoneMatch !== undefined && matchesEtag(ifNoneMatch, etag, true)) {
        return reply.headers({ etag, 'cache-control': cacheRules.immutable }).code(304).send()
      }
      const variant = await timed(request, 'images', () => app.images.read(preset, sha256, format))
      if (variant === undefined) throw new Problem('not-found', 'There is no such picture.')
      return reply
        .headers({
          etag,
          'cache-control': cacheRules.immutable,
          'content-type': variant.type,
          'content-length': variant.bytes,
          // Pictures may be shown by pages of other origins.
          'cross-origin-resource-policy': 'cross-origin',
        })
        .send(variant.stream)
    },
  )
}
