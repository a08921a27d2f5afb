import type { Time } from '../types.ts'
import type { TextRule } from './text.ts'

/** What an account may hold, for every way in; lengths in code points. */
export const accountRules = {
  /** By which buyers see the seller. */
  name: { min: 1, max: 80, lines: false },
} as const satisfies Record<string, TextRule>

/** Whether what an account does in public, and what it is told by mail, waits until its address is confirmed. */
export const awaitsVerification = (
  { emailVerification }: { emailVerification: 'required' | 'off' },
  { emailVerifiedAt }: { emailVerifiedAt: Time | null },
): boolean => emailVerification === 'required' && emailVerifiedAt === null
