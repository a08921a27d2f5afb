import { createReadStream } from 'node:fs'
import type { Readable } from 'node:stream'
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { dataFolder } from '@piata/config'
import { listingRules } from '@piata/db'
import { ImageError, type PartialUpload, PartialUploadError, PartialUploads } from '@piata/images'
import type { FastifyReply, FastifyRequest } from 'fastify'
import Type from 'typebox'
import { actorOf } from '../../auth/plugin.ts'
import { UploadForm } from '../../images/form.ts'
import { requireRoomFor } from '../../images/quota.ts'
import { picturesRefused } from '../../images/refused.ts'
import { invalid, noSpace, Problem } from '../../problems/problem.ts'
import { answers, noContent } from '../../schemas/answers.ts'
import { Id, named } from '../../schemas/domain.ts'
import { IdParams, postHeaders } from '../../schemas/headers.ts'
import { keepForm } from './upload.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** A piece of an upload while it arrives. */
    piece: Readable | null
  }
}

const version = '1.0.0'
const pieceType = 'application/offset+octet-stream'
/** For a form of pictures on its way, and one that was left. */
const most = 2 * listingRules.images
const keptMs = 24 * 3_600_000
const sweepEveryMs = 3_600_000

const length = Type.String({ pattern: '^[0-9]{1,12}$' })
const tusHeader = Type.Optional(Type.String({ description: `The version of tus, ${version}` }))
const State = Type.Object({
  id: Id,
  bytes: Type.Integer({ description: 'Of the whole' }),
  offset: Type.Integer({ description: 'Bytes that have arrived' }),
  expiresAt: Type.String({ format: 'date-time', description: 'Later when more of it arrives' }),
})

/**
 * Uploads that go on where a connection was lost, as tus 1.0 has it (core, creation, expiration, termination). Written here, as `@tus/server` brings a server of its own beside Fastify, with
 * other problems, limits and log-ins, for what are a few headers and a file that is appended to.
 */
export const resumableUploads: FastifyPluginAsyncTypebox = async (app) => {
  const { imageMaxBytes } = app.config
  const uploads = new PartialUploads({ folder: dataFolder(app.config).partialUploads, most, keptMs })
  const sweep = () => uploads.sweep().catch((error) => app.log.error(error, 'sweep of uploads'))
  const timer = setInterval(sweep, sweepEveryMs).unref()
  app.addHook('onReady', sweep)
  app.addHook('onClose', async () => clearInterval(timer))

  app.decorateRequest('piece', null)
  app.addContentTypeParser(pieceType, (request, payload, done) => {
    request.piece = payload as Readable
    done(null)
  })
  app.addHook('onRequest', async (request, reply) => {
    reply.headers({ 'tus-resumable': version, 'tus-version': version })
    const asked = request.headers['tus-resumable']
    if (asked !== undefined && asked !== version)
      throw new Problem('precondition-failed', `Only version ${version} of tus is spoken here.`)
  })

  const own = async (request: FastifyRequest<{ Params: { id: string } }>): Promise<PartialUpload> => {
    const upload = await uploads.find(actorOf(request).id, request.params.id)
    if (!upload) throw new Problem('not-found', 'There is no such upload; it may have expired. Begin anew.')
    return upload
  }
  const stateOf = ({ id, bytes, offset, expiresAt }: PartialUpload) => ({
    ...{ id, bytes, offset },
    expiresAt: new Date(expiresAt).toISOString(),
  })
  const tell = (reply: FastifyReply, { bytes, offset, expiresAt }: PartialUpload) =>
    reply.headers({
      'upload-offset': String(offset),
      'upload-length': String(bytes),
      'upload-expires': new Date(expiresAt).toUTCString(),
      'cache-control': 'private, no-store',
    })
  const tags = ['images']
  const config = { limit: 'write', keyScope: 'images:write' } as const

  app.post(
    '/v1/images/uploads',
    {
      config,
      schema: {
        operationId: 'createUpload',
        summary: 'Begin to upload a picture in pieces',
        description:
          'For connections that break: tus 1.0 with creation, expiration and termination. Send `Upload-Length`; the pieces go to the address in `Location` by PATCH. Once all has arrived, ' +
          `\`finishUpload\` makes it a picture. An account may have ${most} under way, each for ${keptMs / 3_600_000} hours after the last of it arrived; they lie at the gateway that they were begun at.`,
        tags,
        headers: Type.Object({
          ...postHeaders.properties,
          'upload-length': length,
          'tus-resumable': tusHeader,
        }),
        response: answers({ 201: State }),
      },
    },
    async (request, reply) => {
      const bytes = Number(request.headers['upload-length'])
      if (bytes === 0) throw invalid('/upload-length', 'must be more than 0')
      if (bytes > imageMaxBytes)
        throw new Problem('content-too-large', `A picture may have ${imageMaxBytes} bytes at most.`, {
          headers: { 'tus-max-size': String(imageMaxBytes) },
        })
      if (app.disk.isFull) throw noSpace()
      const owner = actorOf(request).id
      await requireRoomFor(app.database, app.config, owner, { count: 1, bytes })
      const upload = await uploads.create(owner, bytes).catch(refuse)
      let isKept = false
      try {
        return await reply.commit(async () => {
          isKept = true
          const headers = { location: `/v1/images/uploads/${upload.id}`, 'upload-offset': '0' }
          return { status: 201, headers, body: stateOf(upload) }
        })
      } finally {
        if (!isKept) await uploads.remove(owner, upload.id)
      }
    },
  )

  app.get(
    '/v1/images/uploads/:id',
    {
      config: { ...config, limit: 'read' },
      schema: {
        operationId: 'readUpload',
        summary: 'How much of an upload has arrived',
        description: 'In `Upload-Offset` too, for HEAD.',
        tags,
        params: IdParams,
        response: answers({ 200: State }),
      },
    },
    async (request, reply) => {
      const upload = await own(request)
      return tell(reply, upload).send(stateOf(upload))
    },
  )

  app.patch(
    '/v1/images/uploads/:id',
    {
      config,
      bodyLimit: imageMaxBytes,
      schema: {
        operationId: 'appendToUpload',
        summary: 'Send the next piece of an upload',
        description:
          'From where it ends, which `Upload-Offset` repeats: else 409, with the right one. What arrived of a piece that broke off is kept.',
        tags,
        consumes: [pieceType],
        headers: Type.Object({ 'upload-offset': Type.Optional(length), 'tus-resumable': tusHeader }),
        params: IdParams,
        response: answers({ 204: noContent }),
      },
    },
    async (request, reply) => {
      const upload = await own(request)
      const { piece } = request
      if (piece === null) throw new Problem('unsupported-media-type', `Send pieces as ${pieceType}.`)
      const offset = Number(request.headers['upload-offset'] ?? Number.NaN)
      if (Number.isNaN(offset)) throw invalid('/upload-offset', 'is missing')
      if (app.disk.isFull) throw noSpace()
      if (offset + Number(request.headers['content-length'] ?? 0) > upload.bytes)
        throw new Problem('content-too-large', `The upload was told to have ${upload.bytes} bytes.`)
      const owner = actorOf(request).id
      const end = await uploads.append(owner, upload.id, offset, piece).catch(async (error) => {
        const { offset: real = 0 } = (await uploads.find(owner, upload.id)) ?? {}
        if (error instanceof PartialUploadError) return refuse(error, { 'upload-offset': String(real) })
        if (piece.errored === null || piece.readableEnded) throw error
        throw new Problem('malformed-body', 'The piece did not arrive whole; what did is kept.')
      })
      return tell(reply, { ...upload, offset: end, expiresAt: Date.now() + keptMs })
        .code(204)
        .send(null)
    },
  )

  app.delete(
    '/v1/images/uploads/:id',
    {
      config,
      schema: {
        operationId: 'removeUpload',
        summary: 'Give an upload up',
        tags,
        params: IdParams,
        response: answers({ 204: noContent }),
      },
    },
    async (request, reply) => {
      const { id } = await own(request)
      await uploads.remove(actorOf(request).id, id)
      return reply.code(204).send(null)
    },
  )

  app.post(
    '/v1/images/uploads/:id/finish',
    {
      config: { ...config, limit: 'upload', reachesOthers: true },
      schema: {
        operationId: 'finishUpload',
        summary: 'Make a picture of an upload that has arrived',
        description:
          'As `uploadImages` does of a form. The upload is gone then, also when the picture is refused; 503 is no refusal.',
        tags,
        headers: postHeaders,
        params: IdParams,
        response: answers({ 201: Type.Object({ items: Type.Array(named('UploadedImage')) }) }),
      },
    },
    async (request, reply) => {
      const owner = actorOf(request).id
      const { id } = await own(request)
      const remove = () => uploads.remove(owner, id)
      const finish = async () => {
        // Again, as another request may just have finished it.
        const { path, bytes, offset } = await own(request)
        if (offset !== bytes)
          throw new Problem('conflict', `Of ${bytes} bytes ${offset} have arrived.`, {
            headers: { 'upload-offset': String(offset) },
          })
        try {
          const received = await app.images.receive(createReadStream(path))
          return await keepForm(app, request, reply, new UploadForm([received]), remove)
        } catch (error) {
          const isRefused = error instanceof ImageError && error.isFinal
          if (isRefused || (error instanceof Problem && error.statusCode === 422)) await remove()
          if (!isRefused) throw error
          throw picturesRefused([{ pointer: '/file/0', detail: error.message, code: error.code }], 1)
        }
      }
      return uploads.use(id, finish).catch(refuse)
    },
  )
}

/** @throws Problem for what was asked of an upload in vain, anything else as it is */
function refuse(error: unknown, headers: Record<string, string> = {}): never {
  if (!(error instanceof PartialUploadError)) throw error
  const slug = error.code === 'too-long' ? 'content-too-large' : 'conflict'
  throw new Problem(slug, error.message, { headers })
}
