import multipart from '@fastify/multipart'
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { listingRules } from '@piata/db'
import { TAKEN_FORMATS } from '@piata/images'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import Type from 'typebox'
import { actorOf } from '../../auth/plugin.ts'
import { receiveForm, type UploadForm } from '../../images/form.ts'
import { keepPictures } from '../../images/keep.ts'
import { requireRoomFor } from '../../images/quota.ts'
import { timed } from '../../observe/request.ts'
import { Problem } from '../../problems/problem.ts'
import { answers } from '../../schemas/answers.ts'
import { named } from '../../schemas/domain.ts'
import { postHeaders } from '../../schemas/headers.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** The pictures of an upload between their arrival and its handler, or the answer of one that came before. */
    form: UploadForm | null
  }
}

export const uploadImages: FastifyPluginAsyncTypebox = async (app) => {
  const { imageMaxBytes } = app.config
  // One byte more than may be, so that images/ sees the excess and names its limit.
  const perFile = imageMaxBytes + 1
  // A few parts more than may be, so that the form is read to its end and each of them is named.
  const parts = listingRules.images + 8
  await app.register(multipart, {
    limits: { files: parts, fileSize: perFile, fields: parts, fieldSize: 1000, parts, headerPairs: 100 },
    throwFileSizeLimit: false,
  })
  app.decorateRequest('form', null)

  app.post(
    '/v1/images',
    {
      config: { limit: 'upload', keyScope: 'images:write', reachesOthers: true },
      bodyLimit: listingRules.images * (perFile + 2000),
      // Before the idempotency key is looked at: the bytes of the pictures are part of what the request is.
      preHandler: async (request) => {
        if (!request.isMultipart()) {
          throw new Problem(
            'unsupported-media-type',
            'Send the pictures as multipart/form-data, each part named file.',
          )
        }
        request.form = await timed(request, 'images', () => receiveForm(app, request))
      },
      onResponse: async (request) => request.form?.discard(),
      schema: {
        operationId: 'uploadImages',
        summary: `Upload 1 to ${listingRules.images} pictures`,
        description:
          `multipart/form-data, each part named \`file\`: ${TAKEN_FORMATS}; of an animation the first frame. All pictures of a ` +
          'form are kept or none: when some are refused, `errors` names each by its place (`/file/0`) with a `code`. ' +
          '408 and 503 are no refusals: send the same form again. Pictures that no listing uses are removed after a day.',
        tags: ['images'],
        consumes: ['multipart/form-data'],
        headers: postHeaders,
        response: answers({ 201: Type.Object({ items: Type.Array(named('UploadedImage')) }) }),
      },
    },
    async (request, reply) => {
      const form = request.form!
      // From here on it is this handler's to discard.
      request.form = null
      return keepForm(app, request, reply, form)
    },
  )
}

/** Counts, makes and records the pictures of a form, and answers with them; what was received is gone then. `afterwards` as of `commit`. */
export async function keepForm(
  app: FastifyInstance,
  request: FastifyRequest,
  reply: FastifyReply,
  form: UploadForm,
  afterwards?: () => Promise<void>,
): Promise<FastifyReply> {
  try {
    const { id } = actorOf(request)
    const bytes = form.pictures.reduce((sum, picture) => sum + picture.bytes, 0)
    await requireRoomFor(app.database, app.config, id, { count: form.pictures.length, bytes })
    // The first use was counted with the request.
    const more = usesOf(form) - 1
    await app.limitAddress(request, reply, 'upload', more)
    await app.limitAccount(request, reply, more)
    const kept = await timed(request, 'images', () =>
      keepPictures(app.database, app.images, id, form.pictures),
    )
    return await kept.record((record) =>
      reply.commit(
        async ({ images, tasks }) => ({ status: 201, body: { items: await record({ images, tasks }) } }),
        afterwards,
      ),
    )
  } finally {
    await form.discard()
  }
}

/** What one use of the limit is good for: what the most that one address may send takes a quarter of a core. */
const millisecondsPerUse = 750

/** Each picture is one use, one that takes long to read several. */
const usesOf = ({ pictures }: UploadForm): number =>
  pictures.reduce(
    (uses, { milliseconds }) => uses + Math.max(1, Math.ceil(milliseconds / millisecondsPerUse)),
    0,
  )
