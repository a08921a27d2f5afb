import { DatabaseError } from '../errors.ts'
import { type SafetyNote, safetyNotes } from './safety/index.ts'
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

/** By which people are reached or paid: everybody reads a rating, and whose they are was not asked. */
const privateNotes: readonly SafetyNote[] = ['phone', 'email', 'iban']

/**
 * What readers of a rating or of a reply should beware of.
 * @param ownHost of the site: links to it are no reason
 * @throws DatabaseError out-of-bounds for a telephone number, an e-mail address or a bank account
 */
export function notesOfPublic(text: string, ownHost?: string): SafetyNote[] {
  const notes = safetyNotes(text, ownHost)
  if (notes.some((note) => privateNotes.includes(note)))
    throw new DatabaseError(
      'out-of-bounds',
      'Leave out telephone numbers, e-mail addresses and bank accounts: everybody reads it',
      'text',
    )
  return notes
}
