/** Of the square that a picture is looked at in. */
export const SIDE = 128
/** Of the grid whose waves are taken. */
const GRID = 32
const BITS = 64
/** Parts of a picture that others may have cut out of it, of which each keeps nine tenths of both sides: all, the middle, the corners. */
const KEPT = 0.92
const CROPS: [number, number, number][] = [
  [0, 0, 1],
  [(1 - KEPT) / 2, (1 - KEPT) / 2, KEPT],
  [0, 0, KEPT],
  [1 - KEPT, 0, KEPT],
  [0, 1 - KEPT, KEPT],
  [1 - KEPT, 1 - KEPT, KEPT],
]
export const PRINTS = CROPS.length

/** The lowest waves but the mean, by the sum of their frequencies. */
const WAVES = Array.from({ length: 12 * 12 - 1 }, (_, i) => [(i + 1) % 12, Math.floor((i + 1) / 12)] as const)
  .sort(([a, b], [c, d]) => a + b - (c + d) || a - c)
  .slice(0, BITS)
const COSINES = Array.from({ length: 12 }, (_, wave) =>
  Float64Array.from({ length: GRID }, (_, at) => Math.cos((Math.PI / GRID) * (at + 0.5) * wave)),
)
/** Those that change their sign when the picture is mirrored. */
export const MIRROR = bitsOf((i) => WAVES[i]![0] % 2 === 1)
/** Below this a picture shows so little that another one like it would say nothing: mean square of the waves, in grey levels. */
const LEAST_ENERGY = 0.5

/**
 * 64-bit perceptual hashes of a picture and of its crops: the signs of its lowest waves (a discrete cosine transform). Few bits differ after it was
 * resized, compressed, marked or given a border; a mirrored one differs in those of `MIRROR`.
 * @param grey 128 × 128, whatever the picture's shape
 * @returns none for a picture that shows next to nothing
 */
export function printsOf(grey: Uint8Array): bigint[] {
  const sums = integral(grey)
  const { left, top, width, height } = withoutBorder(grey)
  const prints: bigint[] = []
  for (const [x, y, kept] of CROPS) {
    const grid = shrunk(sums, left + x * width, top + y * height, kept * width, kept * height)
    const waves = transform(grid)
    if (prints.length === 0 && energyOf(waves) < LEAST_ENERGY) return []
    prints.push(bitsOf((i) => waves[i]! > 0))
  }
  return prints
}

function bitsOf(isSet: (bit: number) => boolean): bigint {
  let bits = 0n
  for (let i = 0; i < BITS; i++) if (isSet(i)) bits |= 1n << BigInt(i)
  return bits
}

const energyOf = (waves: Float64Array) => waves.reduce((sum, wave) => sum + wave * wave, 0) / waves.length

function transform(grid: Float64Array): Float64Array {
  const rows = new Float64Array(12 * GRID)
  for (let u = 0; u < 12; u++) {
    for (let y = 0; y < GRID; y++) {
      let sum = 0
      for (let x = 0; x < GRID; x++) sum += grid[y * GRID + x]! * COSINES[u]![x]!
      rows[u * GRID + y] = sum
    }
  }
  return Float64Array.from(WAVES, ([u, v]) => {
    let sum = 0
    for (let y = 0; y < GRID; y++) sum += rows[u * GRID + y]! * COSINES[v]![y]!
    return (2 * sum) / (GRID * GRID)
  })
}

/** Sums of all pixels above and left of each, one row and column more than the picture. */
function integral(grey: Uint8Array): Float64Array {
  const sums = new Float64Array((SIDE + 1) ** 2)
  for (let y = 0; y < SIDE; y++) {
    let row = 0
    for (let x = 0; x < SIDE; x++) {
      row += grey[y * SIDE + x]!
      sums[(y + 1) * (SIDE + 1) + x + 1] = sums[y * (SIDE + 1) + x + 1]! + row
    }
  }
  return sums
}

/** The means of a grid of boxes over a part of the picture, whose edges may lie within pixels. */
function shrunk(sums: Float64Array, left: number, top: number, width: number, height: number): Float64Array {
  const at = (x: number, y: number) => {
    const [x0, y0] = [Math.min(SIDE - 1, Math.floor(x)), Math.min(SIDE - 1, Math.floor(y))]
    const [fx, fy] = [x - x0, y - y0]
    const i = y0 * (SIDE + 1) + x0
    const above = sums[i]! * (1 - fx) + sums[i + 1]! * fx
    const below = sums[i + SIDE + 1]! * (1 - fx) + sums[i + SIDE + 2]! * fx
    return above * (1 - fy) + below * fy
  }
  const [stepX, stepY] = [width / GRID, height / GRID]
  const corners = Float64Array.from({ length: (GRID + 1) ** 2 }, (_, i) =>
    at(left + (i % (GRID + 1)) * stepX, top + Math.floor(i / (GRID + 1)) * stepY),
  )
  return Float64Array.from({ length: GRID * GRID }, (_, i) => {
    const corner = Math.floor(i / GRID) * (GRID + 1) + (i % GRID)
    const sum =
      corners[corner + GRID + 2]! - corners[corner + 1]! - corners[corner + GRID + 1]! + corners[corner]!
    return sum / (stepX * stepY)
  })
}

/** How far grey levels of one colour may lie apart, after compression. */
const SAME = 10
/** A border takes at most this share of a side, at each end. */
const MOST_BORDER = 0.3

/** The part of a picture within a border of one colour. */
function withoutBorder(grey: Uint8Array): { left: number; top: number; width: number; height: number } {
  const most = Math.floor(SIDE * MOST_BORDER)
  const border = (pixel: (line: number, at: number) => number): number => {
    const colour = grey[pixel(0, 0)]!
    let line = 0
    for (; line < most; line++) {
      let odd = 0
      for (let at = 0; at < SIDE; at++) if (Math.abs(grey[pixel(line, at)]! - colour) > SAME) odd++
      if (odd > SIDE / 50) break
    }
    // All of one colour up to there: not a border, but what it shows. The line after one is half of it.
    return line === most || line === 0 ? 0 : line + 1
  }
  const left = border((line, at) => at * SIDE + line)
  const right = border((line, at) => at * SIDE + SIDE - 1 - line)
  const top = border((line, at) => line * SIDE + at)
  const bottom = border((line, at) => (SIDE - 1 - line) * SIDE + at)
  return { left, top, width: SIDE - left - right, height: SIDE - top - bottom }
}
