/** Made of `images/presets.ts` by `npm run api`, never edited. */

export const presets = {
  thumb: { width: 200, height: 200, fit: 'cover' },
  card: { width: 480, height: 1440, fit: 'inside' },
  large: { width: 1600, height: 1600, fit: 'inside' },
} as const

export const formats = ['webp', 'jpg'] as const
