import type { ImageLimits, ImagePreset } from './types.ts'

export const DEFAULT_LIMITS: ImageLimits = { maxBytes: 25_000_000, maxPixels: 50_000_000 }

/** A card is 480 wide; its height is capped at three times that, for screenshots without end. */
export const DEFAULT_PRESETS: Record<string, ImagePreset> = {
  thumb: { width: 200, height: 200, fit: 'cover' },
  card: { width: 480, height: 1440, fit: 'inside' },
  large: { width: 1600, height: 1600, fit: 'inside' },
}

export const FORMATS = ['webp', 'jpg'] as const

export const CONTENT_TYPES = { webp: 'image/webp', jpg: 'image/jpeg' } as const

const NAME = /^[a-z0-9]+(-[a-z0-9]+)*$/
/** The largest side that WebP can hold. */
export const MAX_SIDE = 16_383

/** @throws RangeError naming the preset and the field that is wrong. */
export function checkPresets(presets: Record<string, ImagePreset>): void {
  for (const [name, { width, height, fit }] of Object.entries(presets)) {
    if (!NAME.test(name) || name === 'meta') {
      throw new RangeError(
        `preset "${name}": a name has lower-case letters, digits and hyphens, and is not "meta"`,
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
