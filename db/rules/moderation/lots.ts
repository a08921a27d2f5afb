/** By what listings are removed at once: whose they are, what they say, what they show, or where their sellers log in. */
export const lotKinds = ['seller', 'text', 'picture', 'network'] as const
export type LotKind = (typeof lotKinds)[number]

export const lotRules = {
  /** Of a network: more accounts are no network of one person's. */
  sellers: 1_000,
  /** How many are shown before it begins. */
  shown: 20,
  /** Up to so many are counted before. */
  counted: 1_000,
  /** How long after its beginning it can be taken back as a whole; later each seller's complaint can. */
  undoMs: 7 * 86_400_000,
  /** How long a lot is known after its end. */
  keptMs: 365 * 86_400_000,
} as const
