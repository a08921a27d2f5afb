import { Transform, type TransformCallback } from 'node:stream'
import { createGunzip } from 'node:zlib'
import type { FastifyInstance } from 'fastify'
import { Problem } from '../problems/problem.ts'

/** Bytes that are unpacked at once. */
const largestPiece = 65_536

/** Passes on at most `limit` bytes, so that a small body cannot unpack into a large one. */
class Bounded extends Transform {
  /** Fastify holds the length of the body as it came against Content-Length. */
  receivedEncodedLength = 0
  readonly #limit: number
  #passed = 0

  constructor(limit: number) {
    super()
    this.#limit = limit
  }

  override _transform(chunk: Buffer, _encoding: BufferEncoding, done: TransformCallback): void {
    this.#passed += chunk.length
    const excess =
      this.#passed > this.#limit
        ? Object.assign(new Error('unpacked it is too large'), {
            code: 'FST_ERR_CTP_BODY_TOO_LARGE',
            statusCode: 413,
          })
        : null
    done(excess, chunk)
  }
}

/** Reads JSON bodies that come as gzip; of other codings 415 says that gzip is taken (RFC 9110, 15.5.16). */
export function unpackBodies(app: FastifyInstance): void {
  app.addHook('preParsing', (request, _reply, payload, done) => {
    const coding = request.headers['content-encoding']?.trim().toLowerCase()
    if (coding === undefined || coding === 'identity') return done(null, payload)
    const isJson = request.headers['content-type']?.startsWith('application/json') ?? false
    if ((coding !== 'gzip' && coding !== 'x-gzip') || !isJson) {
      const headers = { 'accept-encoding': isJson ? 'gzip' : 'identity' }
      return done(
        new Problem('unsupported-media-type', `A body coded as ${coding.slice(0, 40)} is not taken here.`, {
          headers,
        }),
      )
    }
    const { bodyLimit } = request.routeOptions
    const bounded = new Bounded(bodyLimit)
    // What is too large shows in the first piece where the limit is small.
    const gunzip = createGunzip({ chunkSize: Math.min(bodyLimit + 1, largestPiece) })
    payload.on('data', (chunk: Buffer) => {
      bounded.receivedEncodedLength += chunk.length
    })
    payload.pipe(gunzip).pipe(bounded)
    const stop = (error: Error) => {
      payload.unpipe(gunzip)
      payload.resume()
      gunzip.destroy()
      bounded.destroy(error)
    }
    gunzip.on('error', stop)
    bounded.on('error', stop)
    payload.on('close', () => {
      if (!payload.readableEnded) stop(new Error('the client went away'))
    })
    done(null, bounded)
  })
}
