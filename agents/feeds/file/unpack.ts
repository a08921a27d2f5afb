import { Readable, type Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import {
  constants,
  createBrotliDecompress,
  createGunzip,
  createInflate,
  createZstdDecompress,
} from 'node:zlib'
import { FeedFault } from '../fault.ts'
import { megabytes } from './download.ts'

/** What we say we can read. */
export const acceptedEncodings = 'gzip, br, zstd'
/** More than one is no more than a way to do harm. */
const mostEncodings = 2
/** RFC 9659: what a zstd content coding may ask a reader to keep. */
const zstdWindowLog = 23
const chunkSize = 65_536

const decoders: Record<string, () => Transform> = {
  gzip: () => createGunzip({ chunkSize }),
  'x-gzip': () => createGunzip({ chunkSize }),
  deflate: () => createInflate({ chunkSize }),
  br: () => createBrotliDecompress({ chunkSize }),
  zstd: () => createZstdDecompress({ chunkSize, params: { [constants.ZSTD_d_windowLogMax]: zstdWindowLog } }),
}

/**
 * Bytes without the encodings that the answer's header names, and without the gzip of a file that is one itself (feed.xml.gz).
 * @throws FeedFault for an encoding that is not known, damaged bytes, and more than `maxBytes` at any step
 */
export async function* unpack(
  packed: AsyncIterable<Buffer>,
  { encoding, maxBytes }: { encoding: string | undefined; maxBytes: number },
): AsyncGenerator<Buffer> {
  const names = (encoding ?? '')
    .toLowerCase()
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '' && name !== 'identity')
  if (names.length > mostEncodings) throw new FeedFault(`The answer is packed ${names.length} times`)
  let bytes = packed
  // The last one named was applied last.
  for (const name of names.reverse()) {
    const decoder = Object.hasOwn(decoders, name) ? decoders[name]! : undefined
    if (decoder === undefined)
      throw new FeedFault(
        `The answer has the encoding "${name.slice(0, 40)}"; known are ${acceptedEncodings}, deflate`,
      )
    bytes = decoded(bytes, name, decoder(), maxBytes)
  }
  const { head, rest } = await withHead(bytes)
  const isGzip = head[0] === 0x1f && head[1] === 0x8b
  yield* isGzip ? decoded(rest, 'gzip', decoders.gzip!(), maxBytes) : rest
}

async function* decoded(
  packed: AsyncIterable<Buffer>,
  name: string,
  decoder: Transform,
  maxBytes: number,
): AsyncGenerator<Buffer> {
  let bytes = 0
  const feeding = pipeline(Readable.from(packed), decoder)
  feeding.catch(() => {})
  try {
    for await (const piece of decoder as AsyncIterable<Buffer>) {
      bytes += piece.length
      if (bytes > maxBytes) {
        throw new FeedFault(
          `The file unpacks to more than ${megabytes(maxBytes)}, the limit of PIATA_FEED_MAX_MEGABYTES`,
        )
      }
      yield piece
    }
    await feeding
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? ''
    if (!/^(?:Z_|ERR_|ZSTD_)/.test(code) || code === 'ERR_STREAM_PREMATURE_CLOSE') throw error
    throw new FeedFault(`The file is damaged: it is no whole ${name} (${(error as Error).message})`)
  } finally {
    decoder.destroy()
  }
}

async function withHead(
  bytes: AsyncIterable<Buffer>,
): Promise<{ head: Buffer; rest: AsyncGenerator<Buffer> }> {
  const pieces = bytes[Symbol.asyncIterator]()
  const head: Buffer[] = []
  let length = 0
  while (length < 2) {
    const { value, done } = await pieces.next()
    if (done) break
    head.push(value)
    length += value.length
  }
  const rest = async function* () {
    yield* head
    try {
      for (let next = await pieces.next(); !next.done; next = await pieces.next()) yield next.value
    } finally {
      await pieces.return?.()
    }
  }
  return { head: Buffer.concat(head), rest: rest() }
}
