import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { dataFolder } from '@piata/config'
import { type Id, newImportId, sourceIn } from '@piata/db'
import type { FastifyInstance } from 'fastify'
import { noSpace, Problem } from '../problems/problem.ts'

/** A file that has arrived and that no row of the database knows yet. */
export interface ReceivedFile {
  id: Id
  folder: string
  bytes: number
  /** SHA-256: what the request is, beside its address. */
  digest: string
  discard(): Promise<void>
}

/**
 * Stores a body as it comes; nothing of it is held.
 * @throws Problem for one that is larger than may be, empty or broken off
 */
export async function receiveFile({ config, disk }: FastifyInstance, body: Readable): Promise<ReceivedFile> {
  if (disk.isFull) throw noSpace()
  const id = newImportId()
  const folder = join(dataFolder(config).imports, id)
  const discard = () => rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const hash = createHash('sha256')
  let bytes = 0
  try {
    await pipeline(
      body,
      async function* (chunks) {
        for await (const chunk of chunks) {
          bytes += chunk.length
          if (bytes > config.importMaxBytes) throw tooLarge(config.importMaxBytes)
          if (disk.isFull) throw noSpace()
          hash.update(chunk)
          yield chunk
        }
      },
      createWriteStream(sourceIn(folder), { mode: 0o600 }),
    )
    if (bytes === 0)
      throw new Problem('invalid-request', 'Send the file as the body.', {
        errors: [{ pointer: '', detail: 'is empty' }],
      })
    return { id, folder, bytes, digest: hash.digest('hex'), discard }
  } catch (error) {
    await discard()
    if (error instanceof Problem) throw error
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOSPC') throw noSpace()
    if (code === 'ERR_STREAM_PREMATURE_CLOSE' || code === 'ECONNRESET' || code === 'ABORT_ERR')
      throw new Problem('malformed-body', 'The body did not arrive whole.')
    throw error
  }
}

const tooLarge = (limit: number) =>
  new Problem(
    'content-too-large',
    `The file is larger than ${Math.floor(limit / 1_000_000).toLocaleString('en')} MB, the limit of PIATA_IMPORT_MAX_MEGABYTES.`,
  )
