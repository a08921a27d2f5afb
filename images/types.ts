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
  variants: ImageVariant[]
}

export interface ImageVariant {
  preset: string
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
}

export interface ImageLimits {
  /** Default 25 MB (25,000,000). */
  maxBytes: number
  /** Default 50 megapixels (50,000,000), all frames of an animation but the first left out. */
  maxPixels: number
}

/** Where variants live: content-addressed, immutable. */
export interface ImageStore {
  put(key: string, bytes: Buffer): Promise<void>
  /** Undefined when there is none. */
  get(key: string): Promise<{ stream: Readable; bytes: number } | undefined>
  has(key: string): Promise<boolean>
  remove(key: string): Promise<void>
}

export interface ImageService {
  /** @throws ImageError when the file is refused; nothing is kept then. */
  ingest(source: Readable): Promise<IngestedImage>
  /** The bytes of one variant, e.g. ('card', sha256, 'webp'). */
  read(
    preset: string,
    sha256: string,
    format: string,
  ): Promise<{ stream: Readable; bytes: number; type: string } | undefined>
  remove(sha256: string): Promise<void>
  close(): Promise<void>
}

/** Why a file was refused; `message` names the limit and what was found, fit to be shown to the person who uploaded it. */
export class ImageError extends Error {
  override name = 'ImageError'
  readonly code:
    | 'too-large'
    | 'too-many-pixels'
    | 'unsupported-format'
    | 'corrupt'
    | 'empty'
    | 'processing-failed'
    | 'timeout'

  constructor(code: ImageError['code'], message: string) {
    super(message)
    this.code = code
  }
}
