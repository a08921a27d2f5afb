import { ImageError } from '../types.ts'
import { inspectAvif } from './avif.ts'
import { inspectGif } from './gif.ts'
import { MOST_MEMORY, MOST_MILLISECONDS, type PictureHeader } from './header.ts'
import { inspectJpeg } from './jpeg.ts'
import { inspectPng } from './png.ts'
import { type PictureFormat, SNIFF_BYTES, sniff, TAKEN_FORMATS } from './sniff.ts'
import { inspectWebp } from './webp.ts'

const inspectors: Record<PictureFormat, (file: Buffer) => PictureHeader> = {
  jpeg: inspectJpeg,
  png: inspectPng,
  webp: inspectWebp,
  avif: inspectAvif,
  gif: inspectGif,
}

/** A JPEG is shrunk to a quarter or an eighth while it is read, so it may have as many times the pixels of others. */
const JPEG_FACTOR = 4

/**
 * The first look at a file, by its own bytes alone: what it is, how large, and what it will cost. It decodes nothing.
 * @param maxPixels of the stored picture; four times as many of a JPEG
 * @throws ImageError `unsupported-format`, `corrupt`, `too-many-pixels` or `too-costly`
 */
export function inspect(file: Buffer, maxPixels: number): PictureHeader {
  const header = inspectors[formatOf(file)](file)
  const { format, width, height, cost } = header
  if (!(width > 0 && height > 0)) throw new ImageError('corrupt', 'The picture has no pixels.')
  const most = maxPixels * (format === 'jpeg' ? JPEG_FACTOR : 1)
  if (width * height > most) {
    throw new ImageError(
      'too-many-pixels',
      `The picture has ${megapixels(width * height)} megapixels (${width} × ${height}); the limit is ${megapixels(most)}.`,
    )
  }
  if (cost.milliseconds > MOST_MILLISECONDS || cost.memory > MOST_MEMORY) {
    throw new ImageError(
      'too-costly',
      `The picture (${width} × ${height}) takes too long to read in the form it is kept in; make it smaller, or send a JPEG.`,
    )
  }
  return header
}

function formatOf(file: Buffer): PictureFormat {
  const found = sniff(file.subarray(0, SNIFF_BYTES))
  if ('format' in found) return found.format
  const what = found.refused ? `${found.refused} pictures are` : 'This kind of file is'
  const advice =
    found.refused === 'HEIC'
      ? ' An iPhone makes JPEG under Settings › Camera › Formats › Most Compatible.'
      : ''
  throw new ImageError('unsupported-format', `${what} not supported; send ${TAKEN_FORMATS}.${advice}`)
}

function megapixels(pixels: number): number {
  return Math.ceil(pixels / 100_000) / 10
}
