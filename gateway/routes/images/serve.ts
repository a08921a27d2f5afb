import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { CONTENT_TYPES, DEFAULT_PRESETS, FORMATS } from '@piata/images'
import Type from 'typebox'
import { matchesEtag } from '../../caching/etag.ts'
import { cacheRules } from '../../caching/send.ts'
import { PublicPictures } from '../../images/public-pictures.ts'
import { timed } from '../../observe/request.ts'
import { Problem } from '../../problems/problem.ts'
import { answers } from '../../schemas/answers.ts'

export const serveImage: FastifyPluginAsyncTypebox = async (app) => {
  const pictures = new PublicPictures((sha256) => app.database.images.isPublic(sha256))

  app.get(
    '/img/:preset/:file',
    {
      config: { limit: 'asset' },
      schema: {
        operationId: 'getImage',
        summary: 'A picture in one size; never changes',
        description:
          'Of a listing that anybody may see, for anybody. Of drafts and the like for their owner only: with an access token, or in a ' +
          'browser with the cookie that `transport: cookie` brings. 404 for everybody else.',
        tags: ['images'],
        produces: Object.values(CONTENT_TYPES),
        params: Type.Object({
          preset: Type.Enum(Object.keys(DEFAULT_PRESETS)),
          file: Type.String({ pattern: `^[0-9a-f]{64}\\.(${FORMATS.join('|')})$` }),
        }),
        response: answers({ 200: Type.Unsafe<unknown>({ type: 'string', format: 'binary' }) }),
      },
    },
    async (request, reply) => {
      const { preset, file } = request.params
      const [sha256 = '', format = ''] = file.split('.')
      // The name is made of the content, so it is the tag as well.
      const etag = `"${preset}-${file}"`
      const viewer = (await pictures.has(sha256)) ? null : await app.pictureViewer(request)
      if (
        viewer === undefined ||
        (viewer !== null && !(await app.database.images.isVisibleTo(sha256, viewer)))
      ) {
        throw notFound()
      }
      reply.headers(
        viewer === null
          ? // Pictures may be shown by pages of other origins.
            { 'cache-control': cacheRules.immutable, 'cross-origin-resource-policy': 'cross-origin' }
          : { 'cache-control': cacheRules.own },
      )
      const ifNoneMatch = request.headers['if-none-match']
      if (ifNoneMatch !== undefined && matchesEtag(ifNoneMatch, etag, true)) {
        return reply.header('etag', etag).code(304).send()
      }
      const read = () => app.images.read(preset, sha256, format)
      const variant = await timed(request, 'images', async () => {
        const found = await read()
        // One that was kept before the preset was there gets its file when somebody first asks for it.
        return found ?? ((await app.images.remake(sha256)) === 'remade' ? read() : undefined)
      })
      if (variant === undefined) throw notFound()
      return reply
        .headers({ etag, 'content-type': variant.type, 'content-length': variant.bytes })
        .send(variant.stream)
    },
  )
}

const notFound = (): Problem => new Problem('not-found', 'There is no such picture.')
