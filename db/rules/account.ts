import type { TextRule } from './text.ts'

/** What an account may hold, for every way in; lengths in code points. */
export const accountRules = {
  /** By which buyers see the seller. */
  name: { min: 1, max: 80, lines: false },
} as const satisfies Record<string, TextRule>
