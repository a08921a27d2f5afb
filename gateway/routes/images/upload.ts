import multipart, { type MultipartFile } from '@fastify/multipart'
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { ImageError, type ImageVariant } from '@piata/images'
import type { FastifyRequest } from 'fastify'
import Type from 'typebox'
import { actorOf } from '../../auth/plugin.ts'
import { timed } from '../../observe/request.ts'
import { invalid, Problem } from '../../problems/problem.ts'
import { toProblem } from '../../problems/translate.ts'
import { answers } from '../../schemas/answers.ts'
import { named } from '../../schemas/domain.ts'
import { postHeaders } from '../../schemas/headers.ts'
import { listingLimits } from '../../schemas/listing-input.ts'

interface Uploaded {
  id: string
  sha256: string
  width: number
  height: number
  placeholder: string
  variants: ImageVariant[]
}

export const uploadImages: FastifyPluginAsyncTypebox = async (app) => {
  const { imageMaxBytes } = app.config
  // One byte more than may be, so that images/ sees the excess and names its limit.
  const perFile = imageMaxBytes + 1
  await app.register(multipart, {
    limits: {
      files: listingLimits.images,
      fileSize: perFile,
      fields: 0,
      parts: listingLimits.images,
      headerPairs: 100,
    },
  })

  app.post(
    '/v1/images',
    {
      config: { limit: 'upload' },
      bodyLimit: listingLimits.images * (perFile + 2000),
      schema: {
        operationId: 'uploadImages',
        summary: 'Upload 1 to 12 pictures',
        description:
          'multipart/form-data, each part named `file`. JPEG, PNG, WebP, AVIF and GIF (first frame). Pictures that no ' +
          'listing uses are removed after a day.',
        tags: ['images'],
        consumes: ['multipart/form-data'],
        headers: postHeaders,
        response: answers({ 201: Type.Object({ items: Type.Array(named('UploadedImage')) }) }),
      },
    },
    async (request, reply) => {
      if (!request.isMultipart()) {
        throw new Problem(
          'unsupported-media-type',
          'Send the pictures as multipart/form-data, each part named file.',
        )
      }
      const { id: ownerId } = actorOf(request)
      const items: Uploaded[] = []
      for await (const part of filesOf(request)) {
        // The first file was counted with the request.
        if (items.length > 0) await app.limitAccount(request, reply)
        const abandon = () => {
          if (!request.raw.complete) part.file.destroy(new Error('the client went away'))
        }
        request.raw.once('close', abandon)
        try {
          const { sha256, width, height, bytes, placeholder, variants } = await timed(request, 'images', () =>
            app.images.ingest(part.file),
          )
          const { id } = await app.database.images.record({
            ownerId,
            sha256,
            width,
            height,
            bytes,
            placeholder,
          })
          items.push({ id, sha256, width, height, placeholder, variants })
        } catch (error) {
          if (!(error instanceof ImageError)) throw error
          throw atFile(toProblem(error), items.length)
        } finally {
          request.raw.off('close', abandon)
        }
      }
      if (items.length === 0) {
        throw new Problem('invalid-request', 'The form holds no file.', {
          errors: [{ pointer: '/file', detail: 'is missing' }],
        })
      }
      return reply.code(201).send({ items })
    },
  )
}

/**
 * The files of the form, in order.
 * @throws Problem where the form breaks off or holds anything else
 */
async function* filesOf(request: FastifyRequest): AsyncGenerator<MultipartFile> {
  // Of a stream that has closed already nobody would hear again.
  if (request.raw.destroyed) throw new Problem('malformed-body', 'The body did not arrive whole.')
  try {
    for await (const part of request.files()) {
      if (part.fieldname !== 'file') throw invalid('/file', 'is the only name that a part may have')
      yield part
    }
  } catch (error) {
    const { code } = error as { code?: string }
    if (error instanceof Problem || code?.startsWith('FST_')) throw error
    throw new Problem('malformed-body', 'The body is not a whole multipart form.')
  }
}

/** Says which of the files is meant; the others before it are kept. */
const atFile = (problem: Problem, index: number): Problem =>
  new Problem(problem.slug, problem.message, {
    errors: [{ pointer: `/file/${index}`, detail: problem.message }],
    cause: problem.cause,
    headers: { connection: 'close' },
  })
