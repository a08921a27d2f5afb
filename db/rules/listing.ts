import type { TextRule } from './text.ts'

/**
 * What a listing may hold, for every way in. Lengths are in characters as people count them (code points); a text's `min` is what publishing
 * asks for, and a draft may have less.
 */
export const listingRules = {
  title: { min: 3, max: 120, lines: false },
  description: { min: 1, max: 8_000, lines: true },
  /** An attribute that is text. */
  attributeText: { min: 1, max: 100, lines: false },
  /** The name of a place that the register does not know. */
  placeName: { min: 1, max: 200, lines: false },
  externalId: { min: 1, max: 200, lines: false },
  /** How many. */
  attributes: 60,
  images: 12,
  /** Minor units. */
  price: { max: 1_000_000_000_000 },
  /** Days that it lives, once published, before it expires. */
  lifeDays: 60,
} as const satisfies Record<string, TextRule | { max: number } | number>
