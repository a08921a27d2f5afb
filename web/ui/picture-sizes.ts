/** How wide a picture is shown, by its place, as `sizes` of HTML says it. */
export const pictureSizes = {
  card: '(min-width: 1280px) 300px, (min-width: 1024px) 23vw, (min-width: 640px) 31vw, 46vw',
  gallery: '(min-width: 1280px) 860px, (min-width: 1024px) 65vw, 100vw',
  preview: '(min-width: 640px) 400px, 90vw',
} as const
