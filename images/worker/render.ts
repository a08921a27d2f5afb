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
export async function renderPicture(job: Omit<DecodeJob, 'maxMemory' | 'account'>): Promise<DecodedPicture> {
  const format = await checkFormat(job.path)
  const { width, height } = await checkSize(job.path, format, job.maxPixels)
  const presets = Object.entries(job.presets).map(([name, preset]) => ({
    name,
    ...box(preset, width, height),
  }))
  const base = await decode(job.path, job.maxPixels, width, height, presets)
  const { rasters, smallest } = await shrink(base, presets)
  const encoders = new Map<string, Promise<Buffer>>()
  const variants = presets.flatMap((preset) =>
    FORMATS.map(async (format): Promise<EncodedVariant> => {
      const raster = rasters.get(sizeOf(preset))!
      const key = `${sizeOf(preset)}.${format}`
      // Of a small picture several presets may be the same.
      if (!encoders.has(key)) encoders.set(key, ENCODERS[format](open8bit(raster)).toBuffer())
      const data = await encoders.get(key)!
      const { width, height } = raster
      return { preset: preset.name, format, width, height, bytes: data.length, data }
    }),
  )
  const [thumbHash, ...encoded] = await Promise.all([placeholder(smallest), ...variants])
  return { width, height, placeholder: thumbHash, variants: encoded }
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

/**
 * Every size once, the large ones first; a small one is made from the smallest that is at least twice as large, which
 * loses nothing to be seen and costs a fraction.
 */
async function shrink(
  base: Pixels,
  boxes: Box[],
): Promise<{ rasters: Map<string, Pixels>; smallest: Pixels }> {
  const rasters = new Map<string, Pixels>()
  const sources = [{ pixels: base, scale: Math.max(...boxes.map((box) => box.scale)), whole: true }]
  for (const box of boxes.toSorted((a, b) => b.scale - a.scale)) {
    if (rasters.has(sizeOf(box))) continue
    const source = sources.findLast(({ scale, whole }) => whole && scale >= 2 * box.scale) ?? sources[0]!
    const pixels = await resize(source.pixels, box)
    rasters.set(sizeOf(box), pixels)
    sources.push({ pixels, scale: box.scale, whole: box.fit === 'fill' })
  }
  const smallest = sources.findLast(
    ({ pixels, whole }) => whole && Math.max(pixels.width, pixels.height) >= 200,
  )
  return { rasters, smallest: smallest?.pixels ?? base }
}

async function resize(source: Pixels, { width, height, fit }: Box): Promise<Pixels> {
  if (width === source.width && height === source.height) return source
  const { data, info } = await open8bit(source)
    .resize({ width, height, fit })
    .raw()
    .toBuffer({ resolveWithObject: true })
  return { data, width: info.width, height: info.height, channels: info.channels as Pixels['channels'] }
}

function sizeOf({ width, height, fit }: Box): string {
  return `${fit}-${width}x${height}`
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
