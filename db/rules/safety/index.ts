import { holdsIban } from './iban.ts'
import { holdsEmail, holdsLink } from './links.ts'
import { holdsPhone } from './phones.ts'
import { plain, wordsOf } from './plain.ts'

export { plain }

import { namesMessenger, soundsLikeTrick } from './tricks.ts'

/** What the receiver of a message is warned of. */
export const safetyNoteKinds = ['phone', 'email', 'link', 'iban', 'messenger', 'payment'] as const
export type SafetyNote = (typeof safetyNoteKinds)[number]

/**
 * What a message holds that those who cheat use to lead people away from the site: hints for the receiver, no refusals. Written apart, in words or with
 * other letters they are found too. The time grows with the length alone: no step looks back further than a telephone number is long.
 * @param ownHost links to it are not told of
 */
export function safetyNotes(text: string, ownHost?: string): SafetyNote[] {
  const plainText = plain(text)
  const words = wordsOf(plainText)
  const found: Record<SafetyNote, boolean> = {
    phone: holdsPhone(plainText),
    email: holdsEmail(plainText),
    link: holdsLink(plainText, ownHost),
    iban: holdsIban(plainText),
    messenger: namesMessenger(words, plainText),
    payment: soundsLikeTrick(words),
  }
  return safetyNoteKinds.filter((kind) => found[kind])
}
