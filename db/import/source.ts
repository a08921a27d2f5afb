import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createZstdDecompress } from 'node:zlib'
import { foreignBytes, foreignFile } from '../foreign-file.ts'
import { type Encoding, guessEncoding, markOf } from './encoding.ts'
import { ImportError } from './errors.ts'
import { unzip } from './unzip.ts'

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
/** How much is looked at to tell what a file is. */
const encodingBytes = 1_048_576

/** A file's bytes without what they were packed in. */
interface OpenedSource {
  packing: Packing | null
  /** Whether it is a spreadsheet (.xlsx, .ods), which is a ZIP archive itself. */
  isSpreadsheet: boolean
  bytes: AsyncGenerator<Buffer>
}

/**
 * Unpacks what starts with the magic of gzip, Zstandard or ZIP as it comes; of an archive of several files the largest part is none of our
 * business, so it must hold one.
 * @throws ImportError for a damaged archive, or one that unpacks beyond the limits
 */
export async function openSource(
  source: AsyncIterable<Uint8Array>,
  limits: SourceLimits,
  progress: SourceProgress,
): Promise<OpenedSource> {
  const chunks = counted(source, progress)
  const head = await takeHead(chunks, kindBytes)
  const whole = withHead(head, chunks)
  const isSpreadsheet = spreadsheetOf(head)
  const packing = isSpreadsheet ? null : packingOf(head)
  refuseForeign(head)
  if (packing === null) return { packing, isSpreadsheet, bytes: limited(whole, false, limits, progress) }
  const plain = limited(packing === 'ZIP' ? unzip(whole) : unpack(whole, packing), true, limits, progress)
  const inner = await takeHead(plain, kindBytes)
  refuseForeign(inner)
  return { packing, isSpreadsheet: spreadsheetOf(inner), bytes: withHead(inner, plain) }
}

/**
 * The file's bytes as UTF-8: unpacked, and decoded from what they are found or said to be.
 * @throws ImportError for a damaged or foreign archive, or one that unpacks beyond the limits
 */
export async function* readSource(
  source: AsyncIterable<Uint8Array>,
  encoding: Encoding | undefined,
  limits: SourceLimits,
  progress: SourceProgress,
): AsyncGenerator<Buffer, void, undefined> {
  const { bytes, isSpreadsheet } = await openSource(source, limits, progress)
  if (isSpreadsheet)
    throw new ImportError('The file is a spreadsheet (.xlsx or .ods), which is not read here.')
  yield* (await decodeSource(bytes, encoding)).texts
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

type Packing = 'gzip' | 'Zstandard' | 'ZIP'
/** A first file of an archive, and what an OpenDocument says of itself, stand within so many. */
const kindBytes = foreignBytes

function refuseForeign(head: Buffer): void {
  const foreign = foreignFile(head)
  if (foreign !== undefined) throw new ImportError(foreign)
}

/** By the first bytes; null for a file that is not packed. */
function packingOf(head: Buffer): Packing | null {
  if (head[0] === 0x1f && head[1] === 0x8b) return 'gzip'
  if (head[0] === 0x28 && head[1] === 0xb5 && head[2] === 0x2f && head[3] === 0xfd) return 'Zstandard'
  return head[0] === 0x50 && head[1] === 0x4b && head[2]! < 9 && head[3]! < 9 ? 'ZIP' : null
}

/** By the name of an archive's first file. */
function spreadsheetOf(head: Buffer): boolean {
  if (packingOf(head) !== 'ZIP') return false
  const name = head.toString('latin1', 30)
  return (
    /^(?:\[Content_Types\]\.xml|_rels\/|docProps\/|xl\/)/.test(name) ||
    /^mimetypeapplication\/vnd\.oasis/.test(name)
  )
}

async function* unpack(packed: AsyncIterable<Buffer>, packing: 'gzip' | 'Zstandard'): AsyncGenerator<Buffer> {
  const settings = { chunkSize: 262_144 }
  const gunzip = packing === 'gzip' ? createGunzip(settings) : createZstdDecompress(settings)
  const feeding = pipeline(Readable.from(packed), gunzip)
  feeding.catch(() => {})
  try {
    for await (const chunk of gunzip) yield chunk as Buffer
    await feeding
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'Z_BUF_ERROR')
      throw new ImportError(`The ${packing} file ends too early: it was not copied whole.`)
    if (code?.startsWith('Z'))
      throw new ImportError(`The ${packing} file is damaged: ${(error as Error).message}.`)
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
        `The packed file unpacks to more than ${maxRatio} times its size: not a CSV file, or made to do harm.`,
      )
    }
    yield chunk
  }
}

/** Bytes as UTF-8, and what they were; found where it is not said. A mark is stronger than what is said. */
export async function decodeSource(
  chunks: AsyncGenerator<Buffer>,
  said: Encoding | undefined,
): Promise<{ encoding: Encoding; texts: AsyncGenerator<Buffer> }> {
  const head = await takeHead(chunks, encodingBytes)
  const found = guessEncoding(head)
  // UTF-16 cannot be taken for anything else, whatever a map says of a shop's files.
  const encoding = markOf(head) ?? (said === 'utf-8' && found.startsWith('utf-16') ? found : (said ?? found))
  const whole = withHead(head, chunks)
  return { encoding, texts: encoding === 'utf-8' ? whole : decoded(whole, new TextDecoder(encoding)) }
}

async function* decoded(chunks: AsyncGenerator<Buffer>, decoder: TextDecoder): AsyncGenerator<Buffer> {
  for await (const chunk of chunks) yield Buffer.from(decoder.decode(chunk, { stream: true }))
  const rest = decoder.decode()
  if (rest !== '') yield Buffer.from(rest)
}
