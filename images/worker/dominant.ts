/** Shades of a channel that count as one colour. */
const STEP = 32
const STEPS = 256 / STEP

/** The mean of the pixels of the colour that most pixels have, `#rrggbb`; what shows through counts as white. */
export function dominantColour(rgba: Uint8Array): string {
  const sums = new Float64Array(STEPS ** 3 * 4)
  for (let at = 0; at < rgba.length; at += 4) {
    const alpha = rgba[at + 3]! / 255
    const shown = (channel: number) => rgba[at + channel]! * alpha + 255 * (1 - alpha)
    const [r, g, b] = [shown(0), shown(1), shown(2)]
    const cell = 4 * ((Math.floor(r / STEP) * STEPS + Math.floor(g / STEP)) * STEPS + Math.floor(b / STEP))
    sums[cell]! += r
    sums[cell + 1]! += g
    sums[cell + 2]! += b
    sums[cell + 3]!++
  }
  let most = 0
  for (let cell = 0; cell < sums.length; cell += 4) if (sums[cell + 3]! > sums[most + 3]!) most = cell
  const mean = [0, 1, 2].map((channel) => Math.round(sums[most + channel]! / sums[most + 3]!))
  return `#${mean.map((value) => value.toString(16).padStart(2, '0')).join('')}`
}

/** The mean of all pixels; what shows through counts as white. */
export function meanColour(rgba: Uint8Array): [number, number, number] {
  const sums: [number, number, number] = [0, 0, 0]
  for (let at = 0; at < rgba.length; at += 4) {
    const alpha = rgba[at + 3]! / 255
    for (let channel = 0; channel < 3; channel++)
      sums[channel]! += rgba[at + channel]! * alpha + 255 * (1 - alpha)
  }
  const pixels = rgba.length / 4
  return [sums[0] / pixels, sums[1] / pixels, sums[2] / pixels]
}
