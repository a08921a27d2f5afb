import type { Reason } from './moderation/reasons.ts'
import type { TextRule } from './text.ts'

/** What a message may be; others than `text` are written by what they are about. A `counter` takes the place of an offer of the other side. */
export const messageKinds = ['text', 'offer', 'counter'] as const
export type MessageKind = (typeof messageKinds)[number]

/** For which a conversation can be reported by its own address. */
export const reportReasons = ['scam', 'spam', 'insult', 'other'] as const satisfies readonly Reason[]
export type ReportReason = (typeof reportReasons)[number]

const minute = 60_000
const day = 86_400_000

/** What people may write to each other, for every way in; lengths in code points. */
export const messageRules = {
  /** May be empty where there are pictures. */
  text: { min: 0, max: 4_000, lines: true },
  images: 6,
  reportText: { min: 0, max: 1_000, lines: true },
  /** Reports of one side on one conversation. */
  reports: 5,
  /** A mail tells of what is still unread after so long. */
  mailAfterMs: 2 * minute,
  /** Of one conversation there is at most one mail in so long. */
  mailEveryMs: 15 * minute,
  /** How long events are kept for those who come back. */
  eventDays: 7,
  /** So many sellers may get the same text within `sameTextMs`; what comes to others is held for a moderator. */
  sameTextSellers: 3,
  sameTextMs: 7 * day,
  /** Letters of a text from which it counts as the same: “is it still for sale?” is asked of many honestly. */
  sameTextLetters: 40,
  /** What holds so many distinct words, and so much of them stands in what is held of its sender too, is held as well: it says the same in other words. */
  sameWordsLeast: 6,
  sameWordsShare: 0.6,
  /** And from which it counts whoever wrote it, as do shorter ones that safety speaks against. */
  sharedTextLetters: 100,
  /** From which it counts among accounts as young as `sameTextMs`: several are made for one text. */
  youngTextLetters: 60,
} as const satisfies Record<string, TextRule | number>

/** How many sellers an account may write to for the first time within a day: more the longer it is there. */
export function firstContactsPerDay(ageMs: number): number {
  if (ageMs < 7 * day) return 5
  if (ageMs < 30 * day) return 15
  return ageMs < 180 * day ? 40 : 100
}
