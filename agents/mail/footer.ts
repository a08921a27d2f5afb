import type { Letter } from './letter.ts'
import type { Voice } from './voice.ts'

/** The letter with what ends such mails, for people and for their mail programs. */
export function footed(letter: Letter, stop: string, { say, page, site }: Voice): Letter {
  return {
    ...letter,
    parts: [
      ...letter.parts,
      say('footer.why'),
      { text: say('footer.choose'), url: page('account/notifications') },
      { text: say('footer.stop'), url: page('unsubscribe', stop) },
    ],
    unsubscribe: new URL(`/v1/unsubscribe/${stop}`, site.publicUrl).href,
  }
}
