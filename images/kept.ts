import { createHash } from 'node:crypto'
import { ALL_FORMATS, presetPath } from './presets.ts'
import type { ImagePreset, ImageStore, IngestedImage } from './types.ts'

export const SHA256 = /^[0-9a-f]{64}$/

/** What the store keeps beside the variants; written last, so a picture with it is complete. */
export interface Meta {
  /** Of all presets, as they were. */
  recipe: string
  image: IngestedImage
}

export async function readMeta(store: ImageStore, sha256: string): Promise<Meta | undefined> {
  const found = await store.get(metaKey(sha256))
  if (!found) return undefined
  try {
    return JSON.parse(found.toString()) as Meta
  } catch (error) {
    // Torn by a failing disk: as good as none, the picture is made again.
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

export async function writeMeta(store: ImageStore, recipe: string, image: IngestedImage): Promise<void> {
  const meta: Meta = { recipe, image }
  await store.put(metaKey(image.sha256), Buffer.from(JSON.stringify(meta)))
}

/** Whether the store has every variant as it was made; one may have been lost or torn by a failing disk since. */
export async function isWhole(store: ImageStore, { sha256, variants }: IngestedImage): Promise<boolean> {
  const sizes = await Promise.all(
    variants.map(({ path, format }) => store.size(variantKey(path, sha256, format))),
  )
  return sizes.every((size, i) => size === variants[i]!.bytes)
}

/** Every key that a picture may have files under. */
export function keysOf(
  sha256: string,
  meta: Meta | undefined,
  presets: Record<string, ImagePreset>,
): Set<string> {
  const paths = new Set(Object.entries(presets).map(([name, preset]) => presetPath(name, preset)))
  for (const { path } of meta?.image.variants ?? []) paths.add(path)
  return new Set([...paths].flatMap((path) => ALL_FORMATS.map((format) => variantKey(path, sha256, format))))
}

/** @param path as `presetPath` gives it */
export function variantKey(path: string, sha256: string, format: string): string {
  return `${path}/${sha256.slice(0, 2)}/${sha256.slice(2, 4)}/${sha256}.${format}`
}

export function metaKey(sha256: string): string {
  return variantKey('meta', sha256, 'json')
}

export function recipeOf(presets: Record<string, ImagePreset>): string {
  const paths = Object.entries(presets).map(([name, preset]) => presetPath(name, preset))
  return createHash('sha256').update(JSON.stringify(paths)).digest('hex').slice(0, 16)
}
