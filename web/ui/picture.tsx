import { type formats, presets } from '../client/presets.ts'
import type { CardImage } from '../client/types.ts'
import { pictureSizes } from './picture-sizes.ts'
import { placeholderUrl } from './placeholder.ts'

/** A name in the table of `images/presets.ts`. */
type Preset = keyof typeof presets

interface Shape {
  path: string
  width: number
  height?: number
  fit: 'cover' | 'inside'
  avif?: boolean
}
const table: Record<Preset, Shape> = presets
const byWidth = (Object.keys(table) as Preset[]).sort((a, b) => table[a].width - table[b].width)

/** Presets that show the whole picture, the narrowest first. */
const whole = byWidth.filter((preset) => table[preset].fit === 'inside')
/** The narrowest and the widest that show the whole picture, and the narrowest that is cropped: all three exist. */
export const smallest = whole[0]!
export const largest = whole.at(-1)!
export const square = byWidth.find((preset) => table[preset].fit === 'cover')!
/** The widest that is there as AVIF: as large as a page shows pictures without being asked. */
export const shown = whole.findLast((preset) => table[preset].avif) ?? largest

export function imageUrl(preset: Preset, sha256: string, format: (typeof formats)[number] = 'webp'): string {
  return `/img/${table[preset].path}/${sha256}.${format}`
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

/** What a `srcset` offers: each whole variant up to `most` that is wider than the one before, as AVIF where there is one. */
export function sourceSet(image: Size & { sha256: string }, most: Preset = shown): string {
  let last = 0
  const candidates: string[] = []
  for (const preset of whole.slice(0, whole.indexOf(most) + 1)) {
    const { width } = sizeOf(preset, image)
    if (width > last)
      candidates.push(`${imageUrl(preset, image.sha256, table[preset].avif ? 'avif' : 'webp')} ${width}w`)
    last = Math.max(last, width)
  }
  return candidates.join(', ')
}

/**
 * A picture of a listing that fills its (fixed) box, over its placeholder. `priority` says whether it is the page's most important
 * one, in the first row, or below the fold. Browsers without AVIF, which are few, get one size.
 */
export function Picture({
  image,
  alt,
  place,
  priority,
  fit = 'cover',
}: {
  image: CardImage
  alt: string
  place: keyof typeof pictureSizes
  priority: 'first' | 'eager' | 'lazy'
  fit?: 'cover' | 'contain'
}) {
  return (
    <picture>
      <source
        type="image/avif"
        srcSet={sourceSet(image, place === 'gallery' ? largest : shown)}
        sizes={pictureSizes[place]}
      />
      <img
        src={imageUrl(place === 'gallery' ? shown : smallest, image.sha256)}
        width={image.width}
        height={image.height}
        alt={alt}
        loading={priority === 'lazy' ? 'lazy' : 'eager'}
        fetchPriority={priority === 'first' ? 'high' : undefined}
        decoding="async"
        className={`absolute inset-0 size-full ${fit === 'cover' ? 'object-cover' : 'object-contain'}`}
        style={{ background: `center / cover no-repeat url(${placeholderUrl(image.placeholder)})` }}
      />
    </picture>
  )
}
