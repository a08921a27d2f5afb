import { type Colour, chromaticities, type Primaries, type Transfer } from '../inspect/colour.ts'

type Matrix = [number, number, number, number, number, number, number, number, number]

/** ITU-R BT.2408: the light of HDR's white paper, in cd/m². */
const REFERENCE_WHITE = 203
/** What an HDR picture that says nothing is mastered for. */
const PEAK = 1000
/** Pictures without colour, and luma, in video: black at 16 and white at 235 of 255. */
const fullRange = (value: number) => (value * 255 - 16) / 219

/**
 * Pixels as they are kept to 8-bit sRGB, as browsers show them on a display without HDR.
 * @param pixels three or four channels a pixel, the fourth alpha; all of `depth` bits' range
 * @param most the value that stands for 1
 */
export function toSrgb(
  pixels: Uint8Array | Uint16Array,
  channels: 3 | 4,
  most: number,
  colour: Colour,
): Buffer {
  const { primaries, transfer, limitedRange } = colour
  const light = new Float32Array(most + 1)
  for (let value = 0; value <= most; value++) {
    light[value] = lightOf(transfer, limitedRange ? fullRange(value / most) : value / most)
  }
  const isHdr = transfer.kind === 'pq' || transfer.kind === 'hlg'
  // HDR is mapped in its own wide gamut.
  const toWide = isHdr ? multiply(inverse(toXyz(chromaticities.bt2020)), toXyz(primaries)) : IDENTITY
  const from = toXyz(isHdr ? chromaticities.bt2020 : primaries)
  const toTarget = multiply(inverse(toXyz(chromaticities.bt709)), from)
  const out = Buffer.allocUnsafe(pixels.length)
  for (let at = 0; at < pixels.length; at += channels) {
    let rgb: Triple = [light[pixels[at]!]!, light[pixels[at + 1]!]!, light[pixels[at + 2]!]!]
    if (isHdr) rgb = toneMapped(apply(toWide, rgb), transfer.kind === 'hlg', from)
    const [r, g, b] = apply(toTarget, rgb)
    out[at] = ENCODED[toIndex(r)]!
    out[at + 1] = ENCODED[toIndex(g)]!
    out[at + 2] = ENCODED[toIndex(b)]!
    if (channels === 4) out[at + 3] = Math.round((pixels[at + 3]! / most) * 255)
  }
  return out
}

/** HDR light to that of a display without it; the brightest channel decides for all three, so that hues stay. */
function toneMapped([r, g, b]: Triple, isHlg: boolean, toXyz: Matrix): Triple {
  // HLG's light is that of the scene: the display's depends on its brightness (BT.2100, table 5).
  const shown = isHlg
    ? (PEAK / REFERENCE_WHITE) * Math.max(0, toXyz[3] * r + toXyz[4] * g + toXyz[5] * b) ** 0.2
    : 1
  const brightest = Math.max(r, g, b) * shown
  const gain = brightest > 0 ? (shown * compressed(brightest)) / brightest : 0
  return [r * gain, g * gain, b * gain]
}

const STEPS = 65_535
const toIndex = (light: number) => Math.round(Math.min(1, Math.max(0, light)) * STEPS)
/** IEC 61966-2-1: light as 8-bit sRGB. */
const ENCODED = Uint8Array.from({ length: STEPS + 1 }, (_, i) => {
  const light = i / STEPS
  return Math.round(255 * (light <= 0.0031308 ? 12.92 * light : 1.055 * light ** (1 / 2.4) - 0.055))
})

function lightOf(transfer: Transfer, value: number): number {
  const clipped = Math.min(1, Math.max(0, value))
  switch (transfer.kind) {
    case 'srgb':
      return clipped <= 0.04045 ? clipped / 12.92 : ((clipped + 0.055) / 1.055) ** 2.4
    case 'gamma':
      return clipped ** transfer.exponent
    case 'pq': {
      // SMPTE ST 2084
      const power = clipped ** (32 / 2523)
      return (
        (10_000 / REFERENCE_WHITE) *
        (Math.max(power - 3424 / 4096, 0) / (2413 / 128 - (2392 / 128) * power)) ** (16_384 / 2610)
      )
    }
    case 'hlg':
      // BT.2100, table 5: the inverse of its OETF
      return clipped <= 0.5
        ? (clipped * clipped) / 3
        : (Math.exp((clipped - 0.55991073) / 0.17883277) + 0.28466892) / 12
  }
}

/** Where white paper goes, so that what is brighter has room. */
const WHITE_AT = 0.5
/** How far the bend between the two straight ends is from its corner. */
const BEND = 0.65

/**
 * The reference white tone mapping operator (SMPTE ST 2094-50, annex), which Chromium applies: halved up to white, then a
 * quadratic Bézier curve to the peak.
 */
function compressed(light: number): number {
  if (light <= 1) return WHITE_AT * light
  const end = PEAK / REFERENCE_WHITE
  if (light >= end) return 1
  const middle = 1 - BEND + BEND / WHITE_AT
  // light = (1 − t)² + 2 t (1 − t) middle + t² end, solved for t
  const a = 1 - 2 * middle + end
  const b = 2 * (middle - 1)
  const t = (-b + Math.sqrt(b * b - 4 * a * (1 - light))) / (2 * a)
  return (1 - t) ** 2 * WHITE_AT + 2 * t * (1 - t) * ((1 - BEND) * WHITE_AT + BEND) + t * t
}

/** From linear RGB of `primaries` to CIE XYZ, its white adapted to D65 by scaling in Bradford's cone space. */
function toXyz([rx, ry, gx, gy, bx, by, wx, wy]: Primaries): Matrix {
  const columns: Matrix = [
    rx / ry,
    gx / gy,
    bx / by,
    1,
    1,
    1,
    (1 - rx - ry) / ry,
    (1 - gx - gy) / gy,
    (1 - bx - by) / by,
  ]
  const white = [wx / wy, 1, (1 - wx - wy) / wy] as const
  const [r, g, b] = apply(inverse(columns), white)
  const matrix = columns.map((value, i) => value * [r, g, b][i % 3]!) as Matrix
  const [, , , , , , x, y] = chromaticities.bt709
  const [from, to] = [apply(BRADFORD, white), apply(BRADFORD, [x / y, 1, (1 - x - y) / y])]
  const scale: Matrix = [to[0] / from[0], 0, 0, 0, to[1] / from[1], 0, 0, 0, to[2] / from[2]]
  return multiply(multiply(inverse(BRADFORD), multiply(scale, BRADFORD)), matrix)
}

const IDENTITY: Matrix = [1, 0, 0, 0, 1, 0, 0, 0, 1]

const BRADFORD: Matrix = [0.8951, 0.2664, -0.1614, -0.7502, 1.7135, 0.0367, 0.0389, -0.0685, 1.0296]

type Triple = readonly [number, number, number]

function apply(m: Matrix, [x, y, z]: Triple): Triple {
  return [m[0] * x + m[1] * y + m[2] * z, m[3] * x + m[4] * y + m[5] * z, m[6] * x + m[7] * y + m[8] * z]
}

function multiply(a: Matrix, b: Matrix): Matrix {
  const cell = (row: number, column: number) =>
    a[3 * row]! * b[column]! + a[3 * row + 1]! * b[column + 3]! + a[3 * row + 2]! * b[column + 6]!
  return Array.from({ length: 9 }, (_, i) => cell(Math.floor(i / 3), i % 3)) as Matrix
}

function inverse([a, b, c, d, e, f, g, h, i]: Matrix): Matrix {
  const determinant = a * (e * i - f * h) - b * (d * i - f * g) + c * (d * h - e * g)
  const adjugate = [
    e * i - f * h,
    c * h - b * i,
    b * f - c * e,
    f * g - d * i,
    a * i - c * g,
    c * d - a * f,
    d * h - e * g,
    b * g - a * h,
    a * e - b * d,
  ]
  return adjugate.map((value) => value / determinant) as Matrix
}
