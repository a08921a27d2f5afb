import type { Bounds } from './state.ts'

/** What is free. */
export const freePreset: Bounds = { min: null, max: 0 }

/**
 * Up to four price steps that fit what was found: round bounds (1, 2 or 5 times a power of ten) that cut the range into
 * parts of similar ratio. `min` and `max` are whole lei; nothing where the range is too narrow to be worth steps.
 */
export function pricePresets(min: number, max: number): Bounds[] {
  const low = Math.max(min, 1)
  if (max / low < 4) return []
  const cuts = [...new Set([1, 2, 3].map((step) => roundToNice(low * (max / low) ** (step / 4))))].filter(
    (cut) => cut > min && cut < max,
  )
  if (cuts.length === 0) return []
  const presets: Bounds[] = [{ min: null, max: cuts[0]! }]
  for (let at = 1; at < cuts.length; at++) presets.push({ min: cuts[at - 1]!, max: cuts[at]! })
  presets.push({ min: cuts.at(-1)!, max: null })
  return presets
}

function roundToNice(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value))
  const digit = value / power
  return (digit < 1.5 ? 1 : digit < 3.5 ? 2 : digit < 7.5 ? 5 : 10) * power
}
