/** Recolouring of a cut-out: its main hue becomes another, the rest stays as it is. */

export interface Paint {
  /** Degrees, 0 is red. */
  hue: number
  /** Times the own saturation. */
  saturation: number
  /** New lightness = own × `gain` + `lift`, both in 0–1. */
  gain: number
  lift: number
}

/** Colours that things are sold in. */
export const PAINTS: readonly Paint[] = [
  { hue: 214, saturation: 0.9, gain: 0.95, lift: 0 },
  { hue: 0, saturation: 0.04, gain: 0.55, lift: 0.42 },
  { hue: 220, saturation: 0.12, gain: 0.5, lift: 0.02 },
  { hue: 356, saturation: 0.85, gain: 0.9, lift: 0 },
  { hue: 215, saturation: 0.07, gain: 0.8, lift: 0.16 },
  { hue: 158, saturation: 0.55, gain: 0.75, lift: 0.02 },
  { hue: 34, saturation: 0.55, gain: 0.85, lift: 0.08 },
  { hue: 264, saturation: 0.5, gain: 0.9, lift: 0.04 },
  { hue: 186, saturation: 0.6, gain: 0.85, lift: 0.04 },
  { hue: 22, saturation: 0.9, gain: 0.95, lift: 0.02 },
]

const HUE_BINS = 36
const REACH = 28
/** Below this chroma (0–1) a colour counts as grey: pale and dark pixels have a hue by chance. */
const GREY = 0.16

/**
 * @param pixels RGBA, changed in place
 * @param reach hues this near to the main one take the paint whole, twice as far not at all; degrees
 */
export function paint(pixels: Buffer, colour: Paint, reach = REACH): void {
  const main = mainHue(pixels)
  if (main === undefined) return
  for (let at = 0; at < pixels.length; at += 4) {
    if (pixels[at + 3] === 0) continue
    const { hue, saturation, lightness, chroma } = toHsl(pixels[at]!, pixels[at + 1]!, pixels[at + 2]!)
    const away = distance(hue, main)
    const share = Math.min(1, Math.max(0, 2 - away / reach)) * Math.min(1, chroma / GREY)
    if (share === 0) continue
    const painted = toRgb(
      colour.hue + (hue - main) * 0.5,
      saturation * colour.saturation,
      Math.min(1, lightness * colour.gain + colour.lift),
    )
    for (let channel = 0; channel < 3; channel++) {
      const own = pixels[at + channel]!
      pixels[at + channel] = own + (painted[channel]! - own) * share
    }
  }
}

/** In degrees; undefined for a cut-out of greys. */
function mainHue(pixels: Buffer): number | undefined {
  const bins = new Float64Array(HUE_BINS)
  for (let at = 0; at < pixels.length; at += 16) {
    if (pixels[at + 3]! < 128) continue
    const { hue, saturation, lightness } = toHsl(pixels[at]!, pixels[at + 1]!, pixels[at + 2]!)
    // Glass and shadows are pale or dark: what is vivid is the paint.
    bins[Math.floor((hue / 360) * HUE_BINS) % HUE_BINS]! +=
      saturation ** 2 * (1 - Math.abs(2 * lightness - 1))
  }
  const best = bins.indexOf(Math.max(...bins))
  return bins[best]! < pixels.length / 64 / 40 ? undefined : ((best + 0.5) * 360) / HUE_BINS
}

function distance(a: number, b: number): number {
  const away = Math.abs(a - b) % 360
  return away > 180 ? 360 - away : away
}

interface Hsl {
  hue: number
  saturation: number
  lightness: number
  chroma: number
}

/** Channels 0–255 to degrees and 0–1. */
function toHsl(red: number, green: number, blue: number): Hsl {
  const max = Math.max(red, green, blue) / 255
  const min = Math.min(red, green, blue) / 255
  const lightness = (max + min) / 2
  const span = max - min
  if (span === 0) return { hue: 0, saturation: 0, lightness, chroma: 0 }
  const saturation = span / (1 - Math.abs(2 * lightness - 1))
  const [r, g, b] = [red / 255, green / 255, blue / 255]
  const sixth = max === r ? ((g - b) / span + 6) % 6 : max === g ? (b - r) / span + 2 : (r - g) / span + 4
  return { hue: sixth * 60, saturation, lightness, chroma: span }
}

function toRgb(hue: number, saturation: number, lightness: number): [number, number, number] {
  const span = Math.min(1, saturation) * Math.min(lightness, 1 - lightness)
  const channel = (offset: number) => {
    const k = (offset + hue / 30 + 24) % 12
    return 255 * (lightness - span * Math.max(-1, Math.min(k - 3, 9 - k, 1)))
  }
  return [channel(0), channel(8), channel(4)]
}
