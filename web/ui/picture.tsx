import type { CardImage } from '../client/types.ts'
import { placeholderUrl } from './placeholder.ts'

export type Preset = 'thumb' | 'card' | 'large'

export function imageUrl(preset: Preset, sha256: string, format: 'webp' | 'jpg' = 'webp'): string {
  return `/img/${preset}/${sha256}.${format}`
}

/** The width in pixels of a variant that fits in its preset's box. */
export function largeWidth(image: { width: number; height: number }): number {
  return Math.round(image.width * Math.min(1, 1600 / image.width, 1600 / image.height))
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
  const cardWidth = Math.min(480, image.width)
  const wide = largeWidth(image)
  const candidates = [`${imageUrl('card', image.sha256)} ${cardWidth}w`]
  if (wide > cardWidth) candidates.push(`${imageUrl('large', image.sha256)} ${wide}w`)
  return (
    <img
      src={imageUrl('card', image.sha256)}
      srcSet={candidates.join(', ')}
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
