import { createHash, randomBytes } from 'node:crypto'
import { rm, writeFile } from 'node:fs/promises'
import { availableParallelism, tmpdir, totalmem } from 'node:os'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { startDecoders } from './decoders.ts'
import { CONTENT_TYPES, checkPresets, DEFAULT_LIMITS, DEFAULT_PRESETS, FORMATS } from './presets.ts'
import { receive } from './receive.ts'
import {
  ImageError,
  type ImagePreset,
  type ImageService,
  type ImageServiceOptions,
  type ImageStore,
  type ImageVariant,
  type IngestedImage,
  type ReceivedPicture,
} from './types.ts'
import { makeUploadsFolder } from './uploads-folder.ts'

/** Raised when the same file would give other bytes than before, so that known files are made again. */
const RECIPE_VERSION = 2

const SHA256 = /^[0-9a-f]{64}$/

/** What the store keeps beside the variants; written last, so a picture with it is complete. */
interface Meta {
  recipe: string
  image: IngestedImage
}

/**
 * From uploaded files to safe, small pictures, kept in `store`.
 * @throws RangeError when a limit or preset makes no sense
 */
export function createImageService(options: ImageServiceOptions): ImageService {
  const { store } = options
  const presets = options.presets ?? DEFAULT_PRESETS
  checkPresets(presets)
  const limits = { ...DEFAULT_LIMITS, ...options.limits }
  const maxBytes = positive('limits.maxBytes', limits.maxBytes)
  const maxPixels = positive('limits.maxPixels', limits.maxPixels)
  const maxMemory = positive('maxWorkerMemory', options.maxWorkerMemory ?? 1.5 * 2 ** 30)
  const stallMs = positive('stallMs', options.stallMs ?? 30_000)
  const recipe = fingerprint(presets)
  /** Of what was made from a variant: sent again, the picture is made anew from its original. */
  const remadeRecipe = `${recipe}-remade`
  const uploads = makeUploadsFolder(options.temporaryDirectory ?? tmpdir())
  const decoders = startDecoders({
    size: positive('workers', options.workers ?? defaultWorkers(maxMemory)),
    maxWaiting: positive('maxWaiting', options.maxWaiting ?? 256),
    timeoutMs: positive('timeoutMs', options.timeoutMs ?? 20_000),
    directory: uploads.path,
    startsLate: options.startsLate ?? false,
  })
  /** Pictures being made: the same file sent twice at once is made once. */
  const making = new Map<string, Promise<IngestedImage>>()
  let closed: Promise<void> | undefined

  async function makeOnce(received: ReceivedPicture, account: string): Promise<IngestedImage> {
    const { path, sha256, bytes } = received
    const known = await readMeta(store, sha256)
    if (known?.recipe === recipe && (await isWhole(store, known.image))) return known.image
    const picture = await decoders.run({ path, presets, maxPixels, maxMemory, account })
    try {
      await Promise.all(
        picture.variants.map(({ preset, format, data }) =>
          store.put(variantKey(preset, sha256, format), data),
        ),
      )
      const image: IngestedImage = {
        sha256,
        width: picture.width,
        height: picture.height,
        bytes,
        placeholder: picture.placeholder,
        variants: picture.variants.map(({ data: _, ...variant }) => variant),
      }
      const meta: Meta = { recipe, image }
      await store.put(metaKey(sha256), Buffer.from(JSON.stringify(meta)))
      return image
    } catch (cause) {
      throw new ImageError('processing-failed', 'The picture could not be kept.', { cause })
    }
  }

  async function make(received: ReceivedPicture, account = ''): Promise<IngestedImage> {
    const { sha256 } = received
    const other = making.get(sha256)
    if (other) return other
    const made = makeOnce(received, account)
    making.set(sha256, made)
    try {
      return await made
    } finally {
      making.delete(sha256)
    }
  }

  /** The largest variant that is still there. */
  async function largestOf({ sha256, variants }: IngestedImage) {
    for (const { preset, format } of variants.toSorted((a, b) => b.width * b.height - a.width * a.height)) {
      const found = await store.get(variantKey(preset, sha256, format))
      if (found) return found
    }
    return undefined
  }

  async function remakeOnce(sha256: string, { image }: Meta): Promise<IngestedImage> {
    const found = await largestOf(image)
    if (!found) throw new ImageError('processing-failed', 'The picture has no variant to be made from.')
    const path = join(uploads.path, randomBytes(16).toString('hex'))
    try {
      await writeFile(path, found.stream)
      const picture = await decoders.run({ path, presets, maxPixels, maxMemory, account: 'remake' })
      const variants: ImageVariant[] = []
      for (const { data, ...variant } of picture.variants) {
        const key = variantKey(variant.preset, sha256, variant.format)
        const kept = image.variants.find(
          ({ preset, format, width, height }) =>
            preset === variant.preset &&
            format === variant.format &&
            width === variant.width &&
            height === variant.height,
        )
        const isThere = kept !== undefined && (await store.size(key)) === kept.bytes
        if (!isThere) await store.put(key, data)
        variants.push(isThere ? kept : variant)
      }
      const remade: IngestedImage = { ...image, variants }
      const meta: Meta = { recipe: remadeRecipe, image: remade }
      await store.put(metaKey(sha256), Buffer.from(JSON.stringify(meta)))
      return remade
    } finally {
      await rm(path, { force: true })
    }
  }

  async function remake(sha256: string): Promise<'whole' | 'remade' | 'unknown'> {
    if (!SHA256.test(sha256)) throw new RangeError('sha256 must be 64 lower-case hex digits')
    const other = making.get(sha256)
    if (other) {
      await other
      return 'remade'
    }
    const known = await readMeta(store, sha256)
    if (!known) return 'unknown'
    if ([recipe, remadeRecipe].includes(known.recipe) && (await isWhole(store, known.image))) return 'whole'
    const made = remakeOnce(sha256, known)
    making.set(sha256, made)
    try {
      await made
      return 'remade'
    } finally {
      making.delete(sha256)
    }
  }

  async function receivePicture(source: Readable): Promise<ReceivedPicture> {
    try {
      decoders.checkRoom()
    } catch (error) {
      source.on('error', () => {})
      source.resume()
      throw error
    }
    const path = join(uploads.path, randomBytes(16).toString('hex'))
    const discard = () => rm(path, { force: true })
    try {
      const received = await receive(source, path, maxBytes, stallMs)
      const milliseconds = await decoders.inspect(path, maxPixels)
      return { ...received, path, milliseconds, discard }
    } catch (error) {
      await discard()
      throw error
    }
  }

  return {
    receive: receivePicture,
    make,
    remake,

    async ingest(source) {
      const received = await receivePicture(source)
      try {
        return await make(received)
      } finally {
        await received.discard()
      }
    },

    async read(preset, sha256, format) {
      if (!Object.hasOwn(presets, preset) || !SHA256.test(sha256)) return undefined
      if (!FORMATS.includes(format as 'webp')) return undefined
      const found = await store.get(variantKey(preset, sha256, format))
      return found && { ...found, type: CONTENT_TYPES[format as 'webp' | 'jpg'] }
    },

    async remove(sha256) {
      if (!SHA256.test(sha256)) throw new RangeError('sha256 must be 64 lower-case hex digits')
      const variants = (await readMeta(store, sha256))?.image.variants ?? []
      // Meta first: from here on the picture is unknown, whatever happens to the rest.
      await store.remove(metaKey(sha256))
      const keys = new Set(variants.map(({ preset, format }) => variantKey(preset, sha256, format)))
      for (const preset of Object.keys(presets)) {
        for (const format of FORMATS) keys.add(variantKey(preset, sha256, format))
      }
      await Promise.all([...keys].map((key) => store.remove(key)))
    },

    list: (part) => store.list(part),
    status: () => decoders.status(),

    async close() {
      closed ??= decoders
        .close()
        .then(() => Promise.allSettled(making.values()))
        .then(() => uploads.remove())
      await closed
    },
  }
}

async function readMeta(store: ImageStore, sha256: string): Promise<Meta | undefined> {
  const found = await store.get(metaKey(sha256))
  if (!found) return undefined
  try {
    return JSON.parse((await buffer(found.stream)).toString()) as Meta
  } catch (error) {
    // Torn by a failing disk: as good as none, the picture is made again.
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

/** Whether the store has every variant as it was made; one may have been lost or torn by a failing disk since. */
async function isWhole(store: ImageStore, { sha256, variants }: IngestedImage): Promise<boolean> {
  const sizes = await Promise.all(
    variants.map(({ preset, format }) => store.size(variantKey(preset, sha256, format))),
  )
  return sizes.every((size, i) => size === variants[i]!.bytes)
}

function variantKey(preset: string, sha256: string, format: string): string {
  return `${preset}/${sha256.slice(0, 2)}/${sha256.slice(2, 4)}/${sha256}.${format}`
}

function metaKey(sha256: string): string {
  return variantKey('meta', sha256, 'json')
}

function fingerprint(presets: Record<string, ImagePreset>): string {
  const parts = Object.entries(presets).map(([name, { width, height, fit }]) => [name, width, height, fit])
  return createHash('sha256')
    .update(JSON.stringify([RECIPE_VERSION, parts]))
    .digest('hex')
    .slice(0, 16)
}

function defaultWorkers(maxMemory: number): number {
  // What a container may use, else what the machine has.
  const memory = process.constrainedMemory() || totalmem()
  const fitting = Math.floor(Math.min(memory, totalmem()) / 2 / maxMemory)
  return Math.max(1, Math.min(4, availableParallelism(), fitting))
}

function positive(name: string, value: number): number {
  if (!Number.isSafeInteger(value) || value < 1) throw new RangeError(`${name} must be a whole number from 1`)
  return value
}
