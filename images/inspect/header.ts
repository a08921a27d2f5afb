import type { Colour } from './colour.ts'
import type { PictureFormat } from './sniff.ts'

/** What the first look at a file tells, before any decoder sees it. */
export interface PictureHeader {
  format: PictureFormat
  /** As stored, before it is turned upright; in pixels. */
  width: number
  height: number
  /** An estimate of what decoding takes, from how the pixels are kept. */
  cost: Cost
  /** How the colours are kept where the decoder would not know: neither sRGB nor an ICC profile. */
  colour?: Colour
  /** Decoded in the place of the file where that has more than the one picture, or lacks something harmless. */
  substitute?: Substitute
}

export interface Cost {
  /** Of one core of a small server. */
  milliseconds: number
  /** Beside the decoder's own 70 MB. */
  memory: number
}

export interface Substitute {
  file: Buffer
  /** Which frame of it; default the first. */
  page?: number
}

/** The longest that a picture may take, by the estimate. */
export const MOST_MILLISECONDS = 3000
/** The largest memory that a picture may take, by the estimate. */
export const MOST_MEMORY = 900e6

/** Of a kind that takes `nanoseconds` and `bytes` for each pixel. */
export function costOf(pixels: number, nanoseconds: number, bytes: number): Cost {
  return { milliseconds: (pixels * nanoseconds) / 1e6, memory: pixels * bytes }
}
