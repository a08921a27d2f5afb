import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { ALL_FORMATS, CONTENT_TYPES, DEFAULT_PRESETS, presetAt, presetPath } from '@piata/images'
import Type from 'typebox'
import { matchesEtag } from '../../caching/etag.ts'
import { cacheRules } from '../../caching/send.ts'
import { PublicPictures } from '../../images/public-pictures.ts'
import { rangeOf } from '../../images/range.ts'
import { timed } from '../../observe/request.ts'
import { Problem } from '../../problems/problem.ts'
import { answers } from '../../schemas/answers.ts'

export const serveImage: FastifyPluginAsyncTypebox = async (app) => {
  const pictures = new PublicPictures((sha256) => app.database.images.isPublic(sha256))
  app.addHook(
    'onClose',
    app.database.changes.onCommit(() => pictures.forget()),
  )

  /** By what an address has before its file. */
  const presets = new Map(
    Object.entries(DEFAULT_PRESETS).map(([name, preset]) => [`/img/${presetPath(name, preset)}/`, name]),
  )
  const inMemory = (url: string) => {
    const file = url.lastIndexOf('/') + 1
    const dot = file + 64
    const sha256 = url.slice(file, dot)
    if (url[dot] !== '.' || !pictures.remembers(sha256)) return undefined
    const body = app.images.inMemory(presets.get(url.slice(0, file))!, sha256, url.slice(dot + 1))
    return body && { body }
  }

  app.get(
    '/img/:preset/:file',
    {
      config: { limit: 'asset', atOnce: { find: inMemory, prefixes: [...presets.keys()] } },
      schema: {
        operationId: 'getImage',
        summary: 'A picture in one size',
        description:
          '`preset` is the name of one, or its path from /v1/rules (`card-1a2b3c`): under that the bytes never change, and may be kept for ever. ' +
          'AVIF is made later; until it is there, its address answers with WebP. ' +
          'Of a listing that anybody may see, for anybody. Of drafts and the like for their owner only: with an access token, or in a ' +
          'browser with the cookie that `transport: cookie` brings. 404 for everybody else.',
        tags: ['images'],
        produces: Object.values(CONTENT_TYPES),
        params: Type.Object({
          preset: Type.String({ pattern: `^(${Object.keys(DEFAULT_PRESETS).join('|')})(-[0-9a-f]{6})?$` }),
          file: Type.String({ pattern: `^[0-9a-f]{64}\\.(${ALL_FORMATS.join('|')})$` }),
        }),
        response: answers({ 200: bytes, 206: bytes }),
      },
    },
    async (request, reply) => {
      const { preset, file } = request.params
      const [sha256 = '', format = ''] = file.split('.')
      const { name, isCurrent } = presetAt(preset)!
      const viewer = (await pictures.has(sha256)) ? null : await app.pictureViewer(request)
      if (
        viewer === undefined ||
        (viewer !== null && !(await app.database.images.isVisibleTo(sha256, viewer)))
      ) {
        throw notFound()
      }
      const read = () => app.images.read(name, sha256, format)
      const variant = await timed(request, 'images', async () => {
        const found = await read()
        // One that was kept before the preset was there gets its file when somebody first asks for it.
        return found ?? ((await app.images.remake(sha256)) === 'remade' ? read() : undefined)
      })
      if (variant === undefined) throw notFound()
      const { type, data, isFinal } = variant
      // The name is made of the content, so it is the tag as well; of what stands in, how long it is tells it from what comes.
      const etag = isFinal
        ? `"${presetPath(name, DEFAULT_PRESETS[name]!)}-${file}"`
        : `"${name}-${file}-${data.length}"`
      reply.headers({
        etag,
        'accept-ranges': 'bytes',
        ...(viewer === null
          ? {
              'cache-control': cacheRules[isCurrent && isFinal ? 'immutable' : 'standIn'],
              // Pictures may be shown by pages of other origins.
              'cross-origin-resource-policy': 'cross-origin',
            }
          : { 'cache-control': cacheRules.own }),
      })
      const ifNoneMatch = request.headers['if-none-match']
      if (ifNoneMatch !== undefined && matchesEtag(ifNoneMatch, etag, true)) return reply.code(304).send()
      const range = rangeOf(request.headers, etag, data.length)
      if (range === null) {
        throw new Problem('range-not-satisfiable', 'The picture has no such bytes.', {
          headers: { 'content-range': `bytes */${data.length}` },
        })
      }
      reply.header('content-type', type)
      if (range === undefined) {
        if (viewer === null && isCurrent && isFinal) request.keptBody = data
        return reply.send(data)
      }
      const { start, end } = range
      return reply
        .code(206)
        .header('content-range', `bytes ${start}-${end}/${data.length}`)
        .send(data.subarray(start, end + 1))
    },
  )
}

const bytes = Type.Unsafe<unknown>({ type: 'string', format: 'binary' })

const notFound = (): Problem => new Problem('not-found', 'There is no such picture.')
