import type { Readable } from 'node:stream'

/** A picture's size as people see it: upright, in pixels. */
export interface IngestedImage {
  /** Of the original bytes, 64 lower-case hex digits; names the variants. */
  sha256: string
  width: number
  height: number
  /** Of the original, in bytes. */
  bytes: number
  /** ThumbHash, base64 (about 28 characters). */
  placeholder: string
  /** The one that most of it has, `#rrggbb`. */
  colour: string
  /** What it looks like, for `LikenessIndex`; '' for one that shows next to nothing. */
  prints: string
  /** Those made at once. */
  variants: ImageVariant[]
}

export interface ImageVariant {
  preset: string
  /** What its address and its place in the store have for the preset: another one after a change of how it is made. */
  path: string
  format: 'webp' | 'jpg'
  width: number
  height: number
  bytes: number
}

export interface ImagePreset {
  width: number
  height?: number
  /** `cover` fills the box and crops; `inside` fits in it and never enlarges. */
  fit: 'cover' | 'inside'
  /** Whether it is made as AVIF as well, later. */
  avif?: boolean
}

export interface ImageLimits {
  /** Default 25 MB (25,000,000). */
  maxBytes: number
  /** Default 50 megapixels (50,000,000), all frames of an animation but the first left out. */
  maxPixels: number
}

/** Where variants live: content-addressed, immutable. */
export interface ImageStore {
  /** Whole or not at all, on the disk before it resolves. */
  put(key: string, bytes: Buffer): Promise<void>
  /** Undefined when there is none. */
  get(key: string): Promise<Buffer | undefined>
  /** In bytes; undefined when there is none. */
  size(key: string): Promise<number | undefined>
  remove(key: string): Promise<void>
  /** The pictures whose hash starts with the byte `part` (0–255), each once, with the time of one of its files in ms. */
  list(part: number): AsyncIterable<StoredFiles>
}

/** A picture that the store has files of, though perhaps not all. */
interface StoredFiles {
  sha256: string
  modifiedAt: number
}

/** One uploaded file, whole on the disk and looked at. */
export interface ReceivedPicture {
  /** Of its bytes, 64 lower-case hex digits. */
  sha256: string
  bytes: number
  path: string
  /** What decoding will take of one core of a small server, in milliseconds, by estimate. */
  milliseconds: number
  /** Deletes the file; without effect when that is done. */
  discard(): Promise<void>
}

export interface ImageServiceOptions {
  store: ImageStore
  limits?: Partial<ImageLimits>
  /** By name (lower-case letters and digits). Default: those of `presets.ts`. */
  presets?: Record<string, ImagePreset>
  /** Decoder processes, each with one picture at a time. Default: the number of cores, at most 4, and no more than fit into half of the memory. */
  workers?: number
  /** Pictures that may wait for a decoder; one more is refused as `busy`. Default 256. */
  maxWaiting?: number
  /** For one picture in a decoder, in milliseconds. Default 20,000. */
  timeoutMs?: number
  /** How long the sender may pause between two pieces of a file, in milliseconds. Default 30,000. */
  stallMs?: number
  /** Resident memory at which a decoder gives up its picture, in bytes. Default 1.5 GiB, what 50 megapixels of 10-bit AVIF take. */
  maxWorkerMemory?: number
  /** Whether the process that starts the decoders starts with the first picture. Default: at once, while ours is small. */
  startsLate?: boolean
  /** Memory for variants that are asked for again and again, in bytes; 0 for none. Default 64 MB. */
  hotBytes?: number
  /** Where uploads lie until they are decoded, in a folder of their own. Default: the system's temporary one. */
  temporaryDirectory?: string
}

export interface ServedVariant {
  /** Shared with other readers: not to be written to. */
  data: Buffer
  /** Media type. */
  type: string
  /** Whether these are the bytes for good; else the wanted ones are still to be made, and others of the same preset stand in. */
  isFinal: boolean
}

/** What the service is doing now, for metrics and health. */
interface ImageServiceStatus {
  /** Process ids of the decoders that are up. */
  workers: number[]
  running: number
  waiting: number
}

export interface ImageService {
  /**
   * Reads one uploaded file to its end, onto the disk. When it is refused early, what is left of `source` is read and thrown
   * away, so that a multipart parser can go on; destroy `source` to stop that.
   * @throws ImageError when the file is refused; nothing is left of it then.
   */
  receive(source: Readable): Promise<ReceivedPicture>
  /**
   * Makes the variants of a received file and keeps them. Of a known one only what is missing in the store is made again.
   * @param account whose turn it takes: accounts take turns, whatever each of them sends
   * @throws ImageError when the file is refused; nothing is kept then.
   */
  make(received: ReceivedPicture, account?: string): Promise<IngestedImage>
  /** `receive` and `make`. */
  ingest(source: Readable): Promise<IngestedImage>
  /**
   * Makes what a kept picture lacks of the present presets from the largest of its variants; what is as it would be made now stays, what was made
   * otherwise goes. `whole`: nothing was missing; `unknown`: the store has no such picture.
   * @throws ImageError when there is nothing left to make them from, or the decoder fails
   */
  remake(sha256: string): Promise<'whole' | 'remade' | 'unknown'>
  /**
   * Makes the AVIF files that a kept picture lacks, behind everything else that is waiting; resolves as `remake`.
   * @throws ImageError as `remake`
   */
  makeLater(sha256: string): Promise<'whole' | 'remade' | 'unknown'>
  /** The bytes of one variant, e.g. ('card', sha256, 'webp'). */
  read(preset: string, sha256: string, format: string): Promise<ServedVariant | undefined>
  /** The same at once, where they are in memory and final. */
  inMemory(preset: string, sha256: string, format: string): Buffer | undefined
  /** Removes all variants; without effect when there are none. The caller sees to it that nobody makes them meanwhile. */
  remove(sha256: string): Promise<void>
  /** As the store lists them. */
  list(part: number): AsyncIterable<StoredFiles>
  status(): ImageServiceStatus
  /** Lets running pictures finish, refuses waiting ones, ends the decoders. */
  close(): Promise<void>
}

/** What is wrong with a file: sent again, it is refused again. */
const REFUSALS = [
  /** More bytes than `maxBytes`. */
  'too-large',
  /** More pixels than its format may have. */
  'too-many-pixels',
  /** Few enough pixels, but kept in a way that takes too long or too much memory to read. */
  'too-costly',
  /** Not JPEG, PNG, WebP, AVIF or GIF, whatever its name says. */
  'unsupported-format',
  /** Damaged or cut. */
  'corrupt',
  'empty',
] as const

/** What went wrong on our side or on the way: the same file may well be taken when it is sent again. */
const FAILURES = [
  /** It stopped arriving, or did not arrive whole. */
  'interrupted',
  /** Processing did not end in its time, twice. */
  'timeout',
  /** The decoder died twice, or the disk refused. */
  'processing-failed',
  /** Too much is waiting already. */
  'busy',
] as const

type RefusalCode = (typeof REFUSALS)[number]
type FailureCode = (typeof FAILURES)[number]

/** Why a file was not taken; `message` names the limit and what was found, fit to be shown to the person who uploaded it. */
export class ImageError extends Error {
  override name = 'ImageError'
  readonly code: RefusalCode | FailureCode

  constructor(code: ImageError['code'], message: string, options?: ErrorOptions) {
    super(message, options)
    this.code = code
  }

  /** Whether the file itself is at fault. */
  get isFinal(): boolean {
    return (REFUSALS as readonly string[]).includes(this.code)
  }
}

/** The refusal of a file that does not hold what its format says. */
export function damaged(): ImageError {
  return new ImageError('corrupt', 'The picture is damaged or incomplete and cannot be read to its end.')
}
