import { open } from 'node:fs/promises'
import sharp, { type Metadata, type Sharp } from 'sharp'
import { rgbaToThumbHash } from 'thumbhash'
import { FORMATS, MAX_SIDE } from '../presets.ts'
import { ImageError, type ImagePreset } from '../types.ts'
import type { DecodedPicture, DecodeJob, EncodedVariant } from './protocol.ts'
import { type PictureFormat, SNIFF_BYTES, sniff } from './sniff.ts'

/** What sharp calls each format. */
const DECODERS: Record<PictureFormat, string> = {
  jpeg: 'jpeg',
  png: 'png',
  webp: 'webp',
  avif: 'heif',
  gif: 'gif',
}

const ENCODERS = {
  webp: (picture: Sharp) => picture.webp({ quality: 80, effort: 2 }),
  jpg: (picture: Sharp) => picture.flatten({ background: '#fff' }).jpeg({ quality: 80 }),
}

interface Pixels {
  data: Buffer
  width: number
  height: number
  channels: 1 | 2 | 3 | 4
}

/**
 * Makes all variants of one file: its true type and its size are checked before anything is decoded, then it is
 * decoded once, no larger than the presets need, turned upright and to 8-bit sRGB without any metadata.
 * @throws ImageError `unsupported-format`, `too-many-pixels` or `corrupt`
 */
export async function renderPicture(job: Omit<DecodeJob, 'maxMemory'>): Promise<DecodedPicture> {
  const format = await checkFormat(job.path)
  const { width, height } = await checkSize(job.path, format, job.maxPixels)
  const presets = Object.entries(job.presets).map(([name, preset]) => ({
    name,
    ...box(preset, width, height),
  }))
  const base = await decode(job.path, job.maxPixels, width, height, presets)
  const variants = await Promise.all(
    presets.flatMap((preset) => FORMATS.map((type) => encode(base, preset, type))),
  )
  return { width, height, placeholder: await placeholder(base), variants }
}

async function checkFormat(path: string): Promise<PictureFormat> {
  const file = await open(path, 'r')
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(SNIFF_BYTES), 0, SNIFF_BYTES, 0)
    const found = sniff(buffer.subarray(0, bytesRead))
    if ('format' in found) return found.format
    const what = found.refused ? `${found.refused} pictures are` : 'This kind of file is'
    throw new ImageError('unsupported-format', `${what} not supported; send JPEG, PNG, WebP, AVIF or GIF.`)
  } finally {
    await file.close()
  }
}

/** The upright size, from the header alone. */
async function checkSize(path: string, format: PictureFormat, maxPixels: number) {
  let metadata: Metadata
  try {
    metadata = await sharp(path, { limitInputPixels: false, failOn: 'error' }).metadata()
  } catch {
    throw damaged()
  }
  if (metadata.format !== DECODERS[format] || (format === 'avif' && metadata.compression !== 'av1'))
    throw damaged()
  const { width, height } = metadata.autoOrient
  if (!(width > 0 && height > 0)) throw damaged()
  if (width * height > maxPixels) {
    const megapixels = Math.ceil((width * height) / 100_000) / 10
    const limit = Math.round(maxPixels / 100_000) / 10
    throw new ImageError(
      'too-many-pixels',
      `The picture has ${megapixels} megapixels (${width} × ${height}); the limit is ${limit}.`,
    )
  }
  return { width, height }
}

interface Box {
  width: number
  height: number
  fit: 'cover' | 'fill'
  /** Of the original's sides, at most 1. */
  scale: number
}

/** The exact size of a preset's variant of a picture, and how much of the original's resolution it needs. */
function box(preset: ImagePreset, width: number, height: number): Box {
  const maxHeight = preset.height ?? MAX_SIDE
  if (preset.fit === 'cover') {
    const scale = Math.min(1, Math.max(preset.width / width, maxHeight / height))
    return { width: preset.width, height: maxHeight, fit: 'cover', scale }
  }
  const scale = Math.min(1, preset.width / width, maxHeight / height)
  return {
    width: Math.max(1, Math.round(width * scale)),
    height: Math.max(1, Math.round(height * scale)),
    fit: 'fill',
    scale,
  }
}

/** The one decoding: as large as the most demanding preset needs, so that a JPEG can be shrunk while it loads. */
async function decode(
  path: string,
  maxPixels: number,
  width: number,
  height: number,
  boxes: Box[],
): Promise<Pixels> {
  const scale = Math.max(...boxes.map((preset) => preset.scale))
  try {
    const { data, info } = await sharp(path, {
      limitInputPixels: maxPixels,
      failOn: 'error',
      unlimited: false,
      sequentialRead: true,
      pages: 1,
    })
      .autoOrient()
      .resize({
        width: Math.max(1, Math.round(width * scale)),
        height: Math.max(1, Math.round(height * scale)),
        fit: 'fill',
      })
      .toColourspace('srgb')
      .raw({ depth: 'uchar' })
      .toBuffer({ resolveWithObject: true })
    return { data, width: info.width, height: info.height, channels: info.channels as Pixels['channels'] }
  } catch {
    throw damaged()
  }
}

async function encode(
  base: Pixels,
  preset: Box & { name: string },
  format: 'webp' | 'jpg',
): Promise<EncodedVariant> {
  const picture = open8bit(base)
  const { width, height, fit } = preset
  if (width !== base.width || height !== base.height) picture.resize({ width, height, fit })
  const { data, info } = await ENCODERS[format](picture).toBuffer({ resolveWithObject: true })
  return { preset: preset.name, format, width: info.width, height: info.height, bytes: data.length, data }
}

/** ThumbHash takes at most 100 × 100 pixels of RGBA. */
async function placeholder(base: Pixels): Promise<string> {
  const { data, info } = await open8bit(base)
    .resize({ width: 100, height: 100, fit: 'inside', withoutEnlargement: true })
    .toColourspace('srgb')
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
  return Buffer.from(rgbaToThumbHash(info.width, info.height, data)).toString('base64')
}

function open8bit({ data, width, height, channels }: Pixels): Sharp {
  return sharp(data, { raw: { width, height, channels } })
}

function damaged(): ImageError {
  return new ImageError('corrupt', 'The picture is damaged or incomplete and cannot be read to its end.')
}
