import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import { ImportError } from './errors.ts'

/** Encodings other than UTF-8 that spreadsheets in this part of the world write. */
export const encodings = ['utf-8', 'windows-1250', 'windows-1252', 'iso-8859-2', 'iso-8859-16'] as const
export type Encoding = (typeof encodings)[number]

export interface SourceLimits {
  /** Most bytes after unpacking. Default 100 GB. */
  maxBytes?: number
  /** Most bytes that one packed byte may become, beyond the first 100 MB. Default 400; a CSV seldom passes 50. */
  maxRatio?: number
}

/** What was read so far. */
export interface SourceProgress {
  /** Of the file as it lies on disk. */
  packedBytes: number
  bytes: number
}

/** Rows are written between pieces, so a piece bounds how many wait. */
const pieceBytes = 1_048_576
const ratioApplies = 100_000_000

/**
 * The file's bytes as UTF-8: gunzipped as they come when they start with gzip's magic, decoded from UTF-16 when they start with its mark.
 * @throws ImportError for a damaged or foreign archive, or one that unpacks beyond the limits
 */
export async function* readSource(
  source: AsyncIterable<Uint8Array>,
  encoding: Encoding,
  limits: SourceLimits,
  progress: SourceProgress,
): AsyncGenerator<Buffer, void, undefined> {
  const chunks = counted(source, progress)
  const head = await takeHead(chunks)
  if (head.length >= 4 && head[0] === 0x50 && head[1] === 0x4b && head[2]! < 9 && head[3]! < 9) {
    throw new ImportError(
      'The file is a ZIP archive or a spreadsheet (.xlsx); save it as CSV, packed with gzip at most.',
    )
  }
  const packed = head[0] === 0x1f && head[1] === 0x8b
  const plain = packed ? unpack(withHead(head, chunks)) : withHead(head, chunks)
  yield* decode(limited(plain, packed, limits, progress), encoding)
}

async function* counted(source: AsyncIterable<Uint8Array>, progress: SourceProgress): AsyncGenerator<Buffer> {
  for await (const chunk of source) {
    const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength)
    for (let at = 0; at < bytes.length; at += pieceBytes) {
      const piece = bytes.subarray(at, at + pieceBytes)
      progress.packedBytes += piece.length
      yield piece
    }
  }
}

/** At least the four bytes that tell what a file is, where it has as many. */
async function takeHead(chunks: AsyncGenerator<Buffer>): Promise<Buffer> {
  let head: Buffer = Buffer.alloc(0)
  while (head.length < 4) {
    const { value, done } = await chunks.next()
    if (done) break
    head = head.length === 0 ? value : Buffer.concat([head, value])
  }
  return head
}

async function* withHead(head: Buffer, rest: AsyncGenerator<Buffer>): AsyncGenerator<Buffer> {
  yield head
  yield* rest
}

async function* unpack(packed: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const gunzip = createGunzip({ chunkSize: 262_144 })
  const feeding = pipeline(Readable.from(packed), gunzip)
  feeding.catch(() => {})
  try {
    for await (const chunk of gunzip) yield chunk as Buffer
    await feeding
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'Z_BUF_ERROR')
      throw new ImportError('The gzip file ends too early: it was not copied whole.')
    if (code?.startsWith('Z_'))
      throw new ImportError(`The gzip file is damaged: ${(error as Error).message}.`)
    throw error
  } finally {
    gunzip.destroy()
  }
}

async function* limited(
  chunks: AsyncIterable<Buffer>,
  packed: boolean,
  { maxBytes = 100_000_000_000, maxRatio = 400 }: SourceLimits,
  progress: SourceProgress,
): AsyncGenerator<Buffer> {
  for await (const chunk of chunks) {
    progress.bytes += chunk.length
    if (progress.bytes > maxBytes) {
      throw new ImportError(
        `The file holds more than ${maxBytes.toLocaleString('en')} bytes${packed ? ' unpacked' : ''}.`,
      )
    }
    if (packed && progress.bytes > ratioApplies && progress.bytes > maxRatio * progress.packedBytes) {
      throw new ImportError(
        `The gzip file unpacks to more than ${maxRatio} times its size: not a CSV file, or made to do harm.`,
      )
    }
    yield chunk
  }
}

async function* decode(chunks: AsyncIterable<Buffer>, encoding: Encoding): AsyncGenerator<Buffer> {
  let decoder: TextDecoder | undefined
  let first = true
  for await (const chunk of chunks) {
    if (first) {
      first = false
      const utf16 =
        chunk[0] === 0xff && chunk[1] === 0xfe
          ? 'utf-16le'
          : chunk[0] === 0xfe && chunk[1] === 0xff
            ? 'utf-16be'
            : undefined
      const name = utf16 ?? (encoding === 'utf-8' ? undefined : encoding)
      if (name !== undefined) decoder = new TextDecoder(name)
    }
    yield decoder ? Buffer.from(decoder.decode(chunk, { stream: true })) : chunk
  }
  const rest = decoder?.decode()
  if (rest) yield Buffer.from(rest)
}
