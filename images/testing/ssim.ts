const SIDE = 8
/** Stabilisers for 8-bit samples: (0.01 × 255)², (0.03 × 255)². */
const [C1, C2] = [6.5025, 58.5225]

/**
 * How alike two pictures look, 1 for the same: the mean structural similarity of luma in blocks of 8 × 8 (Wang et al. 2004, with a box for its
 * Gaussian window).
 * @param a, b RGB, three bytes a pixel
 */
export function ssim(a: Uint8Array, b: Uint8Array, width: number, height: number): number {
  let sum = 0
  let blocks = 0
  for (let top = 0; top + SIDE <= height; top += SIDE) {
    for (let left = 0; left + SIDE <= width; left += SIDE) {
      let [sa, sb, aa, bb, ab] = [0, 0, 0, 0, 0]
      for (let y = top; y < top + SIDE; y++) {
        for (let x = left; x < left + SIDE; x++) {
          const at = 3 * (y * width + x)
          const va = luma(a, at)
          const vb = luma(b, at)
          sa += va
          sb += vb
          aa += va * va
          bb += vb * vb
          ab += va * vb
        }
      }
      const n = SIDE * SIDE
      const [ma, mb] = [sa / n, sb / n]
      const [varA, varB, cov] = [aa / n - ma * ma, bb / n - mb * mb, ab / n - ma * mb]
      sum += ((2 * ma * mb + C1) * (2 * cov + C2)) / ((ma * ma + mb * mb + C1) * (varA + varB + C2))
      blocks++
    }
  }
  return sum / blocks
}

const luma = (rgb: Uint8Array, at: number) => 0.299 * rgb[at]! + 0.587 * rgb[at + 1]! + 0.114 * rgb[at + 2]!
