import { readFile } from 'node:fs/promises'
import sharp, { type Metadata, type Sharp } from 'sharp'
import { rgbaToThumbHash } from 'thumbhash'
import type { PictureHeader } from '../inspect/header.ts'
import { inspect } from '../inspect/index.ts'
import type { PictureFormat } from '../inspect/sniff.ts'
import { printText } from '../likeness/index.ts'
import { printsOf, SIDE } from '../likeness/print.ts'
import { ENCODING, MAX_SIDE } from '../presets.ts'
import { damaged, type ImagePreset } from '../types.ts'
import { toSrgb } from './colour.ts'
import { dominantColour, meanColour } from './dominant.ts'
import { checkEntropy } from './entropy.ts'
import type { DecodedPicture, DecodeJob, EncodedVariant } from './protocol.ts'

/** What sharp calls each format. */
const DECODERS: Record<PictureFormat, string> = {
  jpeg: 'jpeg',
  png: 'png',
  webp: 'webp',
  avif: 'heif',
  gif: 'gif',
}

const ENCODERS = {
  webp: (picture: Sharp, pixels: number) => {
    const { quality, effort, small } = ENCODING.webp
    return picture.webp({ quality, effort: pixels <= small.pixels ? small.effort : effort })
  },
  jpg: (picture: Sharp) => picture.flatten({ background: '#fff' }).jpeg(ENCODING.jpg),
  avif: (picture: Sharp) => picture.avif(ENCODING.avif),
}

/** What a JPEG decoder warns of when it makes up pixels; it warns of harmless oddities too. */
const MISSING_PIXELS =
  /premature end|bad huffman|corrupt data|out of order|inconsistent progression|instead of RST/i

interface Pixels {
  data: Buffer
  width: number
  height: number
  channels: 1 | 2 | 3 | 4
}

/**
 * Makes all variants of one file: what it is and costs is told by its own bytes before anything is decoded, then it is
 * decoded once, no larger than the presets need, turned upright and to 8-bit sRGB without any metadata.
 * @throws ImageError `unsupported-format`, `too-many-pixels`, `too-costly` or `corrupt`
 */
export async function renderPicture(
  job: Pick<DecodeJob, 'path' | 'presets' | 'maxPixels' | 'formats'>,
): Promise<DecodedPicture> {
  const source = await open(job.path, job.maxPixels)
  const { width, height } = source
  const presets = Object.entries(job.presets).map(([name, preset]) => ({
    name,
    ...box(preset, width, height),
  }))
  const base = await decode(source, presets)
  const { rasters, smallest } = await shrink(base, presets)
  const encoders = new Map<string, Promise<Buffer>>()
  const variants = presets.flatMap((preset) =>
    job.formats.map(async (format): Promise<EncodedVariant> => {
      const raster = rasters.get(sizeOf(preset))!
      const key = `${sizeOf(preset)}.${format}`
      // Of a small picture several presets may be the same.
      if (!encoders.has(key))
        encoders.set(key, ENCODERS[format](open8bit(raster), raster.width * raster.height).toBuffer())
      const data = await encoders.get(key)!
      const { width, height } = raster
      return { preset: preset.name, format, width, height, bytes: data.length, data }
    }),
  )
  const [looks, ...encoded] = await Promise.all([looksOf(smallest), ...variants])
  return { width, height, ...looks, variants: encoded }
}

/** A file as it is decoded. */
interface Source extends Pick<PictureHeader, 'format' | 'colour'> {
  input: string | Buffer
  page: number
  /** Upright. */
  width: number
  height: number
  /** As stored. */
  pixels: number
  /** Whether its samples have more than eight bits. */
  isDeep: boolean
}

async function open(path: string, maxPixels: number): Promise<Source> {
  const file = await readFile(path)
  const { format, width, height, colour, substitute } = inspect(file, maxPixels)
  if (format === 'jpeg') checkEntropy(file)
  const input = substitute?.file ?? path
  const page = substitute?.page ?? 0
  let metadata: Metadata
  try {
    metadata = await sharp(input, { limitInputPixels: false, failOn: 'error', page, pages: 1 }).metadata()
  } catch {
    throw damaged()
  }
  // The decoder has to see what was looked at.
  if (metadata.format !== DECODERS[format] || (format === 'avif' && metadata.compression !== 'av1'))
    throw damaged()
  const upright = metadata.autoOrient
  const pixels = width * height
  if (!(upright.width > 0 && upright.height > 0) || upright.width * upright.height > pixels) throw damaged()
  return {
    format,
    ...(colour && { colour }),
    input,
    page,
    width: upright.width,
    height: upright.height,
    pixels,
    isDeep: metadata.depth !== 'uchar',
  }
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
async function decode(source: Source, boxes: Box[]): Promise<Pixels> {
  const scale = Math.max(...boxes.map((preset) => preset.scale))
  const { colour, isDeep } = source
  const read = async (failOn: 'warning' | 'error') => {
    const picture = sharp(source.input, {
      limitInputPixels: source.pixels,
      failOn,
      unlimited: false,
      sequentialRead: true,
      page: source.page,
      pages: 1,
    })
      .autoOrient()
      .resize({
        width: Math.max(1, Math.round(source.width * scale)),
        height: Math.max(1, Math.round(source.height * scale)),
        fit: 'fill',
      })
    if (!colour)
      return picture.toColourspace('srgb').raw({ depth: 'uchar' }).toBuffer({ resolveWithObject: true })
    // As kept, in all its bits.
    return picture
      .toColourspace(isDeep ? 'rgb16' : 'srgb')
      .raw({ depth: isDeep ? 'ushort' : 'uchar' })
      .toBuffer({ resolveWithObject: true })
  }
  let raw: Awaited<ReturnType<typeof read>>
  try {
    raw = await read(source.format === 'jpeg' ? 'warning' : 'error').catch((error: Error) => {
      if (source.format !== 'jpeg' || MISSING_PIXELS.test(error.message)) throw error
      return read('error')
    })
  } catch {
    throw damaged()
  }
  const { width, height } = raw.info
  const channels = raw.info.channels as Pixels['channels']
  if (!colour) return { data: raw.data, width, height, channels }
  if (channels < 3) throw damaged()
  const samples = isDeep
    ? new Uint16Array(raw.data.buffer, raw.data.byteOffset, raw.data.length / 2)
    : raw.data
  return { data: toSrgb(samples, channels as 3 | 4, isDeep ? 65_535 : 255, colour), width, height, channels }
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
async function looksOf(base: Pixels): Promise<Pick<DecodedPicture, 'placeholder' | 'colour' | 'prints'>> {
  const { data, info } = await open8bit(base)
    .resize({ width: 100, height: 100, fit: 'inside', withoutEnlargement: true })
    .toColourspace('srgb')
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
  const grey = await open8bit(base)
    .flatten({ background: '#fff' })
    .toColourspace('b-w')
    .resize({ width: SIDE, height: SIDE, fit: 'fill' })
    .raw()
    .toBuffer()
  return {
    placeholder: Buffer.from(rgbaToThumbHash(info.width, info.height, data)).toString('base64'),
    colour: dominantColour(data),
    prints: printText(printsOf(grey), meanColour(data)),
  }
}

function open8bit({ data, width, height, channels }: Pixels): Sharp {
  return sharp(data, { raw: { width, height, channels } })
}
