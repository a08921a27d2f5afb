import { randomBytes } from 'node:crypto'
import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { startDecoders } from './decoders.ts'
import { keysOf, type Meta, metaKey, readMeta, variantKey, writeMeta } from './kept.ts'
import { FORMATS, LATER_FORMAT, presetPath } from './presets.ts'
import {
  ImageError,
  type ImagePreset,
  type ImageStore,
  type ImageVariant,
  type IngestedImage,
} from './types.ts'

interface Remaking {
  store: ImageStore
  presets: Record<string, ImagePreset>
  /** A folder for files on their way. */
  folder: string
  maxPixels: number
  maxMemory: number
  decoders: Pick<ReturnType<typeof startDecoders>, 'run'>
}

type Source = ImageVariant & { file: string }

/** The largest variant that is still there, as a file; of two as large, WebP. */
async function withLargest<T>(
  { store, folder }: Remaking,
  { sha256, variants }: IngestedImage,
  work: (source: Source) => Promise<T>,
): Promise<T> {
  const bySize = variants.toSorted(
    (a, b) =>
      b.width * b.height - a.width * a.height || Number(a.format === 'jpg') - Number(b.format === 'jpg'),
  )
  for (const variant of bySize) {
    const found = await store.get(variantKey(variant.path, sha256, variant.format))
    if (!found) continue
    const file = join(folder, randomBytes(16).toString('hex'))
    try {
      await writeFile(file, found)
      return await work({ ...variant, file })
    } finally {
      await rm(file, { force: true })
    }
  }
  throw new ImageError('processing-failed', 'The picture has no variant to be made from.')
}

/** Makes of the largest variant what is not there as it would be made now, then removes what was made otherwise. */
export async function remakeVariants(
  remaking: Remaking,
  sha256: string,
  meta: Meta,
  recipe: string,
): Promise<void> {
  const { store, presets, maxPixels, maxMemory, decoders } = remaking
  const { image } = meta
  const remade = await withLargest(remaking, image, async (source): Promise<IngestedImage> => {
    const picture = await decoders.run({
      ...{ path: source.file, presets, maxPixels, maxMemory, account: 'remake', formats: FORMATS },
    })
    const variants: ImageVariant[] = []
    for (const { data, ...made } of picture.variants) {
      const path = presetPath(made.preset, presets[made.preset]!)
      const format = made.format as ImageVariant['format']
      const key = variantKey(path, sha256, format)
      const kept = image.variants.find((known) => known.path === path && known.format === format)
      if (kept && (await store.size(key)) === kept.bytes) {
        variants.push(kept)
        continue
      }
      const isSource =
        format === source.format && made.width === source.width && made.height === source.height
      // What the others are made from is copied: made of itself it would lose a little each time.
      const bytes = isSource ? await readFile(source.file) : data
      await store.put(key, bytes)
      variants.push({ ...made, format, path, bytes: bytes.length })
    }
    // Of pictures from before there was one.
    const { colour = picture.colour, prints = picture.prints } = image
    return { ...image, colour, prints, variants }
  })
  await writeMeta(store, recipe, remade)
  const current = keysOf(sha256, undefined, presets)
  for (const key of keysOf(sha256, meta, {})) if (!current.has(key)) await store.remove(key)
}

/** Makes the files of the later format that are missing; resolves to whether any was. */
export async function makeLaterVariants(
  remaking: Remaking,
  { sha256, ...image }: IngestedImage,
): Promise<boolean> {
  const { store, maxPixels, maxMemory, decoders } = remaking
  const missing: Record<string, ImagePreset> = {}
  for (const [name, preset] of Object.entries(remaking.presets)) {
    const key = variantKey(presetPath(name, preset), sha256, LATER_FORMAT)
    if (preset.avif && (await store.size(key)) === undefined) missing[name] = preset
  }
  if (Object.keys(missing).length === 0) return false
  await withLargest(remaking, { sha256, ...image }, async ({ file }) => {
    const { variants } = await decoders.run({
      ...{ path: file, presets: missing, maxPixels, maxMemory, account: 'later', formats: [LATER_FORMAT] },
    })
    for (const { preset, data } of variants)
      await store.put(variantKey(presetPath(preset, missing[preset]!), sha256, LATER_FORMAT), data)
  })
  // Removed meanwhile: whoever did it did not know of these files.
  if ((await store.size(metaKey(sha256))) === undefined) {
    for (const key of keysOf(sha256, undefined, missing)) await store.remove(key)
  }
  return true
}

/** @throws ImageError when `sha256` is none; undefined when the store has no such picture */
export async function knownPicture(store: ImageStore, sha256: string): Promise<Meta | undefined> {
  const meta = await readMeta(store, sha256)
  // What was kept before variants had paths lies under the names of its presets.
  for (const variant of meta?.image.variants ?? []) variant.path ??= variant.preset
  return meta
}
