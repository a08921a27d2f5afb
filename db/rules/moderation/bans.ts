import type { TextRule } from '../text.ts'

/** What can be banned: an account, an address to register with (or `@domain`), a network, a picture by its SHA-256, a text. */
export const banKinds = ['account', 'email', 'network', 'picture', 'text'] as const
export type BanKind = (typeof banKinds)[number]

export const banRules = {
  /** For the staff; of an account its owner reads it. */
  note: { min: 10, max: 2_000, lines: true },
  /** Bans that ended are forgotten after so long. */
  keptMs: 365 * 86_400_000,
} as const satisfies Record<string, TextRule | number>
