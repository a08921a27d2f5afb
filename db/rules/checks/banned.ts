import type { Check } from './check.ts'

/** A picture or a text that a moderator has banned. */
export const banned: Check = ({ banned: kinds }) =>
  kinds.length === 0 ? null : { score: 100, evidence: { banned: kinds.join(', ') } }
