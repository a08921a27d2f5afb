import { randomBytes } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { availableParallelism, tmpdir, totalmem } from 'node:os'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { startDecoders } from './decoders.ts'
import { HotFiles } from './hot-files.ts'
import { isWhole, keysOf, metaKey, recipeOf, SHA256, variantKey, writeMeta } from './kept.ts'
import { startLater } from './later.ts'
import {
  ALL_FORMATS,
  CONTENT_TYPES,
  checkPresets,
  DEFAULT_LIMITS,
  DEFAULT_PRESETS,
  FORMATS,
  LATER_FORMAT,
  presetPath,
} from './presets.ts'
import { receive } from './receive.ts'
import { knownPicture, makeLaterVariants, remakeVariants } from './remaking.ts'
import {
  ImageError,
  type ImageService,
  type ImageServiceOptions,
  type ImageVariant,
  type IngestedImage,
  type ReceivedPicture,
  type ServedVariant,
} from './types.ts'
import { makeUploadsFolder } from './uploads-folder.ts'

/** Pictures that are remade at once because somebody asked for one of their files; the others wait for `npm run images -- rebuild`. */
const mostAsked = 4

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
  const recipe = recipeOf(presets)
  /** Of what was made from a variant: sent again, the picture is made anew from its original. */
  const remadeRecipe = `${recipe}-remade`
  const uploads = makeUploadsFolder(options.temporaryDirectory ?? tmpdir())
  const maxWaiting = positive('maxWaiting', options.maxWaiting ?? 256)
  const decoders = startDecoders({
    size: positive('workers', options.workers ?? defaultWorkers(maxMemory)),
    maxWaiting,
    timeoutMs: positive('timeoutMs', options.timeoutMs ?? 20_000),
    directory: uploads.path,
    startsLate: options.startsLate ?? false,
  })
  const later = startLater({ maxWaiting, directory: uploads.path })
  const remaking = { store, presets, folder: uploads.path, maxPixels, maxMemory }
  /** Pictures being made: the same file sent twice at once is made once. */
  const making = new Map<string, Promise<IngestedImage>>()
  const remakes = new Map<string, Promise<void>>()
  /** Those of them that somebody asked for. */
  const asked = new Set<string>()
  const paths = new Map(Object.entries(presets).map(([name, preset]) => [name, presetPath(name, preset)]))
  const hot = new HotFiles(positiveOrZero('hotBytes', options.hotBytes ?? 64_000_000))
  let closed: Promise<void> | undefined

  async function makeOnce(received: ReceivedPicture, account: string): Promise<IngestedImage> {
    const { path, sha256, bytes } = received
    const known = await knownPicture(store, sha256)
    if (known?.recipe === recipe && (await isWhole(store, known.image))) return known.image
    const picture = await decoders.run({ path, presets, maxPixels, maxMemory, account, formats: FORMATS })
    const variants: ImageVariant[] = []
    try {
      await Promise.all(
        picture.variants.map(async ({ data, ...made }, i) => {
          const variant = made as Omit<ImageVariant, 'path'>
          const path = presetPath(variant.preset, presets[variant.preset]!)
          variants[i] = { ...variant, path }
          await store.put(variantKey(path, sha256, variant.format), data)
        }),
      )
      const { width, height, placeholder, colour, prints } = picture
      const image: IngestedImage = { sha256, width, height, bytes, placeholder, colour, prints, variants }
      await writeMeta(store, recipe, image)
      return image
    } catch (cause) {
      throw new ImageError('processing-failed', 'The picture could not be kept.', { cause })
    }
  }

  async function make(received: ReceivedPicture, account = ''): Promise<IngestedImage> {
    const { sha256 } = received
    const other = making.get(sha256)
    if (other) return other
    const before = remakes.get(sha256)?.catch(() => {}) ?? Promise.resolve()
    const made = before.then(() => makeOnce(received, account))
    making.set(sha256, made)
    try {
      return await made
    } finally {
      making.delete(sha256)
    }
  }

  async function remake(sha256: string): Promise<'whole' | 'remade' | 'unknown'> {
    requireHash(sha256)
    const other = making.get(sha256) ?? remakes.get(sha256)
    if (other) {
      await other
      return 'remade'
    }
    const known = await knownPicture(store, sha256)
    if (!known) return 'unknown'
    if ([recipe, remadeRecipe].includes(known.recipe) && (await isWhole(store, known.image))) return 'whole'
    const made = remakeVariants({ ...remaking, decoders }, sha256, known, remadeRecipe)
    remakes.set(sha256, made)
    try {
      await made
      return 'remade'
    } finally {
      remakes.delete(sha256)
    }
  }

  async function makeLater(sha256: string): Promise<'whole' | 'remade' | 'unknown'> {
    requireHash(sha256)
    const known = await knownPicture(store, sha256)
    if (!known) return 'unknown'
    return (await makeLaterVariants({ ...remaking, decoders: later }, known.image)) ? 'remade' : 'whole'
  }

  /** What there is of a preset while the file that it should have is not: the same in WebP, or as it was made before. */
  async function standIn(preset: string, sha256: string, format: Format): Promise<ServedVariant | undefined> {
    const path = presetPath(preset, presets[preset]!)
    if (format === LATER_FORMAT) {
      const found = await store.get(variantKey(path, sha256, 'webp'))
      if (found) return { data: found, type: CONTENT_TYPES.webp, isFinal: false }
    }
    const known = await knownPicture(store, sha256)
    for (const old of known?.image.variants ?? []) {
      if (old.preset !== preset || (old.format !== format && format !== LATER_FORMAT)) continue
      const found = await store.get(variantKey(old.path, sha256, old.format))
      if (!found) continue
      // Somebody looks at it: it need not wait for the operator.
      if (asked.size < mostAsked && !asked.has(sha256)) {
        asked.add(sha256)
        remake(sha256)
          .catch(() => {})
          .finally(() => asked.delete(sha256))
      }
      return { data: found, type: CONTENT_TYPES[old.format], isFinal: false }
    }
    return undefined
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
    makeLater,

    async ingest(source) {
      const received = await receivePicture(source)
      try {
        return await make(received)
      } finally {
        await received.discard()
      }
    },

    async read(preset, sha256, format) {
      if (!Object.hasOwn(presets, preset) || !SHA256.test(sha256) || !isFormat(format)) return undefined
      const path = paths.get(preset)!
      if (format === LATER_FORMAT && !presets[preset]!.avif) return undefined
      const key = variantKey(path, sha256, format)
      const known = hot.get(key)
      if (known) return known
      const data = await store.get(key)
      if (!data) return standIn(preset, sha256, format)
      const variant = { data, type: CONTENT_TYPES[format], isFinal: true }
      hot.set(key, variant)
      return variant
    },

    inMemory(preset, sha256, format) {
      const path = paths.get(preset)
      return path === undefined ? undefined : hot.get(variantKey(path, sha256, format))?.data
    },

    async remove(sha256) {
      requireHash(sha256)
      const meta = await knownPicture(store, sha256)
      // Meta first: from here on the picture is unknown, whatever happens to the rest.
      await store.remove(metaKey(sha256))
      const keys = [...keysOf(sha256, meta, presets)]
      await Promise.all(keys.map((key) => store.remove(key)))
      for (const key of keys) hot.delete(key)
    },

    list: (part) => store.list(part),
    status: () => decoders.status(),

    async close() {
      closed ??= Promise.all([decoders.close(), later.close()])
        .then(() => Promise.allSettled([...making.values(), ...remakes.values()]))
        .then(() => uploads.remove())
      await closed
    },
  }
}

type Format = (typeof ALL_FORMATS)[number]
const isFormat = (format: string): format is Format => (ALL_FORMATS as readonly string[]).includes(format)

function requireHash(sha256: string): void {
  if (!SHA256.test(sha256)) throw new RangeError('sha256 must be 64 lower-case hex digits')
}

function defaultWorkers(maxMemory: number): number {
  // What a container may use, else what the machine has.
  const memory = process.constrainedMemory() || totalmem()
  const fitting = Math.floor(Math.min(memory, totalmem()) / 2 / maxMemory)
  return Math.max(1, Math.min(4, availableParallelism(), fitting))
}

function positiveOrZero(name: string, value: number): number {
  if (!Number.isSafeInteger(value) || value < 0) throw new RangeError(`${name} must be a whole number from 0`)
  return value
}

function positive(name: string, value: number): number {
  if (!Number.isSafeInteger(value) || value < 1) throw new RangeError(`${name} must be a whole number from 1`)
  return value
}
