/** Days of a plot. */
export const plottedDays = 30
const size = { width: 300, height: 72, gap: 2 }

/**
 * A bar for each day as SVG, which stands alone: it brings its own colours, for light and dark, and loads nothing.
 * @param counts of the days, the oldest first
 */
export function plot(counts: readonly number[]): string {
  const most = Math.max(1, ...counts)
  const step = size.width / counts.length
  const bars = counts.map((count, at) => {
    const height = count === 0 ? 0 : Math.max(1, Math.round((count / most) * size.height))
    return `<rect x="${(at * step).toFixed(1)}" y="${size.height - height}" width="${(step - size.gap).toFixed(1)}" height="${height}"/>`
  })
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size.width} ${size.height}"><style>rect{fill:#1a6b45}@media(prefers-color-scheme:dark){rect{fill:#7fd0a4}}</style>${bars.join('')}</svg>`
}
