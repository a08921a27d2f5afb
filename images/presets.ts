import { createHash } from 'node:crypto'
import type { ImageLimits, ImagePreset } from './types.ts'

export const DEFAULT_LIMITS: ImageLimits = { maxBytes: 25_000_000, maxPixels: 50_000_000 }

/**
 * A card is 480 wide; its height is capped at three times that, for screenshots without end. `medium` is a card on a phone of three
 * or a desktop of two pixels a point. `zoom` is what pictures are remade from: as WebP it takes a third of what phones send, an original would be
 * all of it, and would have to be kept from everyone for what it says of its owner.
 */
export const DEFAULT_PRESETS: Record<string, ImagePreset> = {
  thumb: { width: 200, height: 200, fit: 'cover' },
  card: { width: 480, height: 1440, fit: 'inside', avif: true },
  medium: { width: 720, height: 2160, fit: 'inside', avif: true },
  large: { width: 1600, height: 1600, fit: 'inside', avif: true },
  zoom: { width: 2560, height: 2560, fit: 'inside' },
}

/** Made of every preset while its upload waits. */
export const FORMATS = ['webp', 'jpg'] as const
/** Made later, of presets that say so, as it takes ten times as long. */
export const LATER_FORMAT = 'avif'
export const ALL_FORMATS = [...FORMATS, LATER_FORMAT] as const

export const CONTENT_TYPES = { webp: 'image/webp', jpg: 'image/jpeg', avif: 'image/avif' } as const

/**
 * How pictures are encoded. More effort saves WebP 4 to 6 % and takes two to three times as long: worth it for what lists show. AVIF of the
 * same look has three quarters of WebP's bytes.
 */
export const ENCODING = {
  webp: { quality: 80, effort: 2, small: { pixels: 600_000, effort: 4 } },
  jpg: { quality: 80 },
  avif: { quality: 55, effort: 2 },
} as const

/** Raised when the same file shall give other bytes than before for another reason than what stands above. */
const RECIPE_VERSION = 3

/**
 * What a preset's files are found under, in the store and in addresses: its name and a mark of how they are made, so that other bytes have
 * another address.
 */
export function presetPath(name: string, { width, height, fit }: ImagePreset): string {
  const recipe = JSON.stringify([RECIPE_VERSION, ENCODING, width, height, fit])
  return `${name}-${createHash('sha256').update(recipe).digest('hex').slice(0, 6)}`
}

const NAME = /^[a-z0-9]{1,20}$/
/** The largest side that WebP can hold. */
export const MAX_SIDE = 16_383

/** @throws RangeError naming the preset and the field that is wrong. */
export function checkPresets(presets: Record<string, ImagePreset>): void {
  for (const [name, { width, height, fit }] of Object.entries(presets)) {
    if (!NAME.test(name) || name === 'meta') {
      throw new RangeError(
        `preset "${name}": a name has at most 20 lower-case letters and digits, and is not "meta"`,
      )
    }
    for (const [side, value] of Object.entries({ width, height })) {
      if (value === undefined && side === 'height' && fit === 'inside') continue
      if (!Number.isInteger(value) || Number(value) < 1 || Number(value) > MAX_SIDE) {
        throw new RangeError(`preset "${name}": ${side} must be a whole number from 1 to ${MAX_SIDE}`)
      }
    }
  }
}

/** The preset of a path as `presetPath` made it, now or before; the bare name is one too. Undefined for what is none. */
export function presetAt(path: string): { name: string; isCurrent: boolean } | undefined {
  const [name = ''] = path.split('-', 1)
  const preset = Object.hasOwn(DEFAULT_PRESETS, name) ? DEFAULT_PRESETS[name] : undefined
  return preset && { name, isCurrent: path === presetPath(name, preset) }
}
