import type { Money } from '../../types.ts'
import type { CheckSettings } from './index.ts'

/** What is known of a listing that is about to be shown, and of whoever shows it. */
export interface CheckFacts {
  title: string
  description: string
  /** From the root to its category. */
  categoryPath: readonly string[]
  price: Money | null
  /** How old the seller's account is. */
  accountMs: number
  /** What the seller put on show within the last day, without this one; counted for young accounts only. */
  shownLastDay: number
  /** Amounts of the newest of the same category, in the same currency. */
  prices: readonly number[]
  /** Those on show with nearly the same text, the most alike first. */
  alike: readonly { id: string; isOwn: boolean; likeness: number }[]
  /** How many listings of other sellers show one of its pictures, and how alike these are; told by whoever knows pictures. */
  samePictures: number
  /** What it holds that nobody may use any more. */
  banned: readonly ('picture' | 'text')[]
}

/** What a rule found: from 1 (hardly worth a look) to 100 (nobody should see it before a person has), and what it found it by. */
export interface CheckFinding {
  score: number
  evidence: Record<string, string | number>
}

/** One rule of the automatic checks: pure, so that it can be told why. */
export type Check = (facts: CheckFacts, settings: CheckSettings) => CheckFinding | null
