/** Made of `images/presets.ts` by `npm run api`, never edited. */

export const presets = {
  thumb: { path: 'thumb-065e6d', width: 200, height: 200, fit: 'cover' },
  card: { path: 'card-58209e', width: 480, height: 1440, fit: 'inside', avif: true },
  medium: { path: 'medium-abeb7e', width: 720, height: 2160, fit: 'inside', avif: true },
  large: { path: 'large-74b1c4', width: 1600, height: 1600, fit: 'inside', avif: true },
  zoom: { path: 'zoom-c5fd31', width: 2560, height: 2560, fit: 'inside' },
} as const

export const formats = ['webp', 'jpg', 'avif'] as const
