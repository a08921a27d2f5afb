import type { TextRule } from './text.ts'

/** What passkeys may be, for every way in. */
export const passkeyRules = {
  /** By which its owner knows it. */
  name: { min: 1, max: 60, lines: false } as const satisfies TextRule,
  /** Of an account. */
  most: 20,
} as const
