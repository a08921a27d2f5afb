import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import { ImportError } from './errors.ts'

/** UTF-8, UTF-16, and what old spreadsheets in this part of the world write. */
export const encodings = [
  'utf-8',
  'utf-16le',
  'utf-16be',
  'windows-1250',
  'windows-1252',
  'iso-8859-2',
  'iso-8859-16',
] as const
export type Encoding = (typeof encodings)[number]

export interface SourceLimits {
  /** Most bytes after unpacking. Default 100 GB. */
  maxBytes?: number
  /** Most bytes that one packed byte may become, beyond the first 100 MB. Default 400; a CSV seldom passes 50. */
  maxRatio?: number
}

/** What was read so far. */
interface SourceProgress {
  /** Of the file as it lies on disk. */
  packedBytes: number
  bytes: number
}

/** Rows are written between pieces, so a piece bounds how many wait. */
export const pieceBytes = 1_048_576
const ratioApplies = 100_000_000
/** How much is looked at to tell UTF-16 that has no mark. */
const encodingBytes = 4_096

/**
 * The file's bytes as UTF-8: gunzipped as they come when they start with gzip's magic, decoded from UTF-16 when they start with its mark or look like it.
 * @throws ImportError for a damaged or foreign archive, or one that unpacks beyond the limits
 */
export async function* readSource(
  source: AsyncIterable<Uint8Array>,
  encoding: Encoding,
  limits: SourceLimits,
  progress: SourceProgress,
): AsyncGenerator<Buffer, void, undefined> {
  const chunks = counted(source, progress)
  const head = await takeHead(chunks, 4)
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

/** The first pieces as one, at least `bytes` long where there are as many. */
export async function takeHead(chunks: AsyncGenerator<Buffer>, bytes: number): Promise<Buffer> {
  const pieces: Buffer[] = []
  let taken = 0
  while (taken < bytes) {
    const { value, done } = await chunks.next()
    if (done) break
    pieces.push(value)
    taken += value.length
  }
  return pieces.length === 1 ? pieces[0]! : Buffer.concat(pieces)
}

export async function* withHead(head: Buffer, rest: AsyncGenerator<Buffer>): AsyncGenerator<Buffer> {
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

async function* decode(chunks: AsyncGenerator<Buffer>, said: Encoding): AsyncGenerator<Buffer> {
  const head = await takeHead(chunks, encodingBytes)
  const encoding = encodingOf(head.subarray(0, encodingBytes), said)
  const decoder = encoding === 'utf-8' ? undefined : new TextDecoder(encoding)
  for await (const chunk of withHead(head, chunks)) {
    yield decoder ? Buffer.from(decoder.decode(chunk, { stream: true })) : chunk
  }
  const rest = decoder?.decode()
  if (rest) yield Buffer.from(rest)
}

/** By the file's mark, else as said; UTF-16 without a mark is known by the zeros that ASCII letters have in it. */
function encodingOf(head: Buffer, said: Encoding): Encoding {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le'
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be'
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return 'utf-8'
  if (said !== 'utf-8') return said
  const units = Math.floor(head.length / 2)
  let even = 0
  let odd = 0
  for (let unit = 0; unit < units; unit++) {
    if (head[2 * unit] === 0) even++
    if (head[2 * unit + 1] === 0) odd++
  }
  if (odd > 0.3 * units && even < 0.02 * units) return 'utf-16le'
  if (even > 0.3 * units && odd < 0.02 * units) return 'utf-16be'
  return said
}
