/** How numbers become light: the curve from a value of 0–1 to light of 0–1, or for HDR to multiples of reference white. */
export type Transfer =
  | { kind: 'srgb' }
  | { kind: 'gamma'; exponent: number }
  | { kind: 'pq' }
  | { kind: 'hlg' }

/** Of red, green, blue and white, CIE 1931 x and y. */
export type Primaries = [number, number, number, number, number, number, number, number]

export interface Colour {
  primaries: Primaries
  transfer: Transfer
  /** From the black and white of video to 0 and 1: for pictures without colour that decoders leave as they are. */
  limitedRange?: boolean
}

const d65 = [0.3127, 0.329] as const

export const chromaticities = {
  bt709: [0.64, 0.33, 0.3, 0.6, 0.15, 0.06, ...d65],
  bt470m: [0.67, 0.33, 0.21, 0.71, 0.14, 0.08, 0.31, 0.316],
  bt470bg: [0.64, 0.33, 0.29, 0.6, 0.15, 0.06, ...d65],
  smpte170m: [0.63, 0.34, 0.31, 0.595, 0.155, 0.07, ...d65],
  film: [0.681, 0.319, 0.243, 0.692, 0.145, 0.049, 0.31, 0.316],
  bt2020: [0.708, 0.292, 0.17, 0.797, 0.131, 0.046, ...d65],
  dciP3: [0.68, 0.32, 0.265, 0.69, 0.15, 0.06, 0.314, 0.351],
  displayP3: [0.68, 0.32, 0.265, 0.69, 0.15, 0.06, ...d65],
  ebu3213: [0.63, 0.34, 0.295, 0.605, 0.155, 0.077, ...d65],
} satisfies Record<string, Primaries>

/** Code points of ITU-T H.273, table 2. What is not named here or unknown is what the web is made of. */
const primariesByCode: Record<number, Primaries> = {
  4: chromaticities.bt470m,
  5: chromaticities.bt470bg,
  6: chromaticities.smpte170m,
  7: chromaticities.smpte170m,
  8: chromaticities.film,
  9: chromaticities.bt2020,
  11: chromaticities.dciP3,
  12: chromaticities.displayP3,
  22: chromaticities.ebu3213,
}

/** Table 3. Video's curves (1, 6, 11, 14, 15) are those of cameras; displays have BT.1886's. */
const transferByCode: Record<number, Transfer> = {
  1: { kind: 'gamma', exponent: 2.4 },
  4: { kind: 'gamma', exponent: 2.2 },
  5: { kind: 'gamma', exponent: 2.8 },
  6: { kind: 'gamma', exponent: 2.4 },
  8: { kind: 'gamma', exponent: 1 },
  11: { kind: 'gamma', exponent: 2.4 },
  14: { kind: 'gamma', exponent: 2.4 },
  15: { kind: 'gamma', exponent: 2.4 },
  16: { kind: 'pq' },
  17: { kind: 'gamma', exponent: 2.6 },
  18: { kind: 'hlg' },
}

/** Of a picture marked with code points, as in cICP and nclx. */
export function colourOf(primaries: number, transfer: number): Colour {
  return {
    primaries: primariesByCode[primaries] ?? chromaticities.bt709,
    transfer: transferByCode[transfer] ?? { kind: 'srgb' },
  }
}

/** Whether it is sRGB: nothing is to be done. */
export function isPlain({ primaries, transfer, limitedRange }: Colour): boolean {
  return (
    transfer.kind === 'srgb' &&
    !limitedRange &&
    primaries.every((value, i) => Math.abs(value - chromaticities.bt709[i]!) < 0.002)
  )
}
