import type { ImageError, ImagePreset, ImageVariant } from '../types.ts'

/** From the service to a decoder: one picture to make. */
export interface DecodeJob {
  path: string
  presets: Record<string, ImagePreset>
  maxPixels: number
  maxMemory: number
}

export interface EncodedVariant extends ImageVariant {
  data: Buffer
}

export interface DecodedPicture {
  width: number
  height: number
  placeholder: string
  variants: EncodedVariant[]
}

/** From a decoder: `ready` once when it has started, then one answer a job. */
export type DecoderMessage =
  | { kind: 'ready' }
  | { kind: 'done'; picture: DecodedPicture }
  /** The picture takes too much memory; the decoder cannot let go of it and must be ended. */
  | { kind: 'exhausted' }
  | { kind: 'refused'; code: ImageError['code']; message: string }
