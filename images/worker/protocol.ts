import type { ImageError, ImagePreset, ImageVariant } from '../types.ts'

/** From the service to a decoder: one picture to make. */
export interface DecodeJob {
  path: string
  presets: Record<string, ImagePreset>
  maxPixels: number
  maxMemory: number
  formats: readonly VariantFormat[]
  /** Whose turn the job takes. */
  account: string
}

type VariantFormat = ImageVariant['format'] | 'avif'

export interface EncodedVariant extends Omit<ImageVariant, 'path' | 'format'> {
  format: VariantFormat
  data: Buffer
}

export interface DecodedPicture {
  width: number
  height: number
  placeholder: string
  colour: string
  prints: string
  variants: EncodedVariant[]
}

/** From a decoder: `ready` once when it has started, then one answer a job. */
export type DecoderMessage =
  | { kind: 'ready' }
  /** `memory` is what the process still holds, in bytes. */
  | { kind: 'done'; picture: DecodedPicture; memory: number }
  /** The picture takes too much memory; the decoder cannot let go of it and must be ended. */
  | { kind: 'exhausted' }
  | { kind: 'refused'; code: ImageError['code']; message: string; memory: number }

/** From the service to the process that keeps the decoders. */
export type HostRequest =
  | { kind: 'run'; id: number; job: DecodeJob }
  | { kind: 'inspect'; id: number; path: string; maxPixels: number }
  | { kind: 'close' }

/** From that process: one answer a job, in any order, and which decoders are up whenever that changes. */
export type HostMessage =
  | { kind: 'workers'; pids: number[] }
  /** `milliseconds` is what decoding will take, by estimate. */
  | { kind: 'inspected'; id: number; milliseconds: number }
  | { kind: 'done'; id: number; picture: DecodedPicture }
  | { kind: 'refused'; id: number; code: ImageError['code']; message: string }
