import { type formats, presets } from '../client/presets.ts'
import type { CardImage } from '../client/types.ts'
import { placeholderUrl } from './placeholder.ts'

/** A name in the table of `images/presets.ts`. */
type Preset = keyof typeof presets

const table: Record<Preset, { width: number; height?: number; fit: 'cover' | 'inside' }> = presets
const byWidth = (Object.keys(table) as Preset[]).sort((a, b) => table[a].width - table[b].width)

/** Presets that show the whole picture, the narrowest first. */
const whole = byWidth.filter((preset) => table[preset].fit === 'inside')
/** The narrowest and the widest that show the whole picture, and the narrowest that is cropped: all three exist. */
export const smallest = whole[0]!
export const largest = whole.at(-1)!
export const square = byWidth.find((preset) => table[preset].fit === 'cover')!

export function imageUrl(preset: Preset, sha256: string, format: (typeof formats)[number] = 'webp'): string {
  return `/img/${preset}/${sha256}.${format}`
}

type Size = { width: number; height: number }

/** The size in pixels of a picture's variant: a preset never enlarges one that it shows whole. */
export function sizeOf(preset: Preset, image: Size): Size {
  const { width, height = Number.POSITIVE_INFINITY, fit } = table[preset]
  if (fit === 'cover') return { width, height }
  const scale = Math.min(1, width / image.width, height / image.height)
  return {
    width: Math.max(1, Math.round(image.width * scale)),
    height: Math.max(1, Math.round(image.height * scale)),
  }
}

/** What a `srcset` offers: each whole variant that is wider than the one before. */
export function sourceSet(image: Size & { sha256: string }): string {
  let last = 0
  const candidates: string[] = []
  for (const preset of whole) {
    const { width } = sizeOf(preset, image)
    if (width > last) candidates.push(`${imageUrl(preset, image.sha256)} ${width}w`)
    last = Math.max(last, width)
  }
  return candidates.join(', ')
}

/**
 * A picture of a listing that fills its (fixed) box, over its placeholder. `sizes` as in HTML. `priority` says whether it
 * is the page's most important one, in the first row, or below the fold.
 */
export function Picture({
  image,
  alt,
  sizes,
  priority,
  fit = 'cover',
}: {
  image: CardImage
  alt: string
  sizes: string
  priority: 'first' | 'eager' | 'lazy'
  fit?: 'cover' | 'contain'
}) {
  return (
    <img
      src={imageUrl(smallest, image.sha256)}
      srcSet={sourceSet(image)}
      sizes={sizes}
      width={image.width}
      height={image.height}
      alt={alt}
      loading={priority === 'lazy' ? 'lazy' : 'eager'}
      fetchPriority={priority === 'first' ? 'high' : undefined}
      decoding="async"
      className={`absolute inset-0 size-full ${fit === 'cover' ? 'object-cover' : 'object-contain'}`}
      style={{ background: `center / cover no-repeat url(${placeholderUrl(image.placeholder)})` }}
    />
  )
}
