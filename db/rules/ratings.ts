import type { TextRule } from './text.ts'

/** What people praise or miss, beside the stars. */
export const ratingTags = [
  'as-described',
  'friendly',
  'punctual',
  'fast-answers',
  'not-as-described',
  'rude',
  'late',
] as const
export type RatingTag = (typeof ratingTags)[number]

const day = 86_400_000

export const ratingRules = {
  stars: { min: 1, max: 5 },
  tags: 4,
  text: { min: 0, max: 1_000, lines: true },
  reply: { min: 1, max: 1_000, lines: true },
  /** Each side rates within so long; then what there is is shown, if both did not rate before. */
  windowMs: 14 * day,
  /** Below so many there is no average. */
  leastForAverage: 3,
  /** A seller names so many buyers within `dealWindowMs`. */
  dealsPerDay: 20,
  dealWindowMs: day,
} as const satisfies Record<string, TextRule | object | number>
