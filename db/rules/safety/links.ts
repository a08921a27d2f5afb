/** Ends of names by which a link without https:// is known. */
const endings =
  'com|ro|net|org|info|eu|md|xyz|top|shop|store|site|online|link|click|app|io|ru|cc|ly|gl|biz|pw|live|pro'
/** Those that are words as well (“e bun.De vânzare”): only with a path behind them. */
const wordEndings = 'de|me|co|la|in|at|it|is|to|be|no|so|us|uk|fr|hu|bg'
const host = '(?:[a-z0-9](?:[a-z0-9-]{0,62})\\.){1,4}'
const withScheme = /\b(?:https?|ftp):\/\/([^\s/?#]{1,255})/g
const bare = new RegExp(
  `(?<![@a-z0-9.-])(?:www\\.[a-z0-9.-]{2,100}|${host}(?:${endings})|${host}(?:${wordEndings})(?=/[a-z0-9]))(?![a-z0-9@-])`,
  'g',
)
/** “site[.]com”, as if it were no address. */
const hiddenStop = /[([{]\.[)\]}]/g
/** “site punct ro”, “site (dot) com”. */
const spelt = /\b[a-z0-9-]{2,40} ?[([]? ?(?:dot|punct) ?[)\]]? ?(?:com|ro|net|org|eu|info|me|xyz)\b/

export function holdsLink(text: string, ownHost?: string): boolean {
  const plainText = text.replace(hiddenStop, '.')
  const isForeign = (name: string) => {
    const bareName = name
      .replace(/^.*@/, '')
      .replace(/:\d*$/, '')
      .replace(/^www\./, '')
    return bareName !== ownHost?.replace(/^www\./, '')
  }
  for (const [, name] of plainText.matchAll(withScheme)) if (isForeign(name!)) return true
  for (const [name] of plainText.matchAll(bare)) if (isForeign(name)) return true
  return spelt.test(withoutEmails(plainText))
}

const providers = 'gmail|yahoo|ymail|hotmail|outlook|icloud|protonmail|proton|live|mail'
const email = /[a-z0-9_+-]@[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,4}/
/** “ana at gmail”, “ana (a) yahoo . com”, “ana arond gmail”. */
const speltEmail = new RegExp(
  `[a-z0-9] ?(?:@|[([] ?(?:at|a|arond) ?[)\\]]| (?:at|arond|a rond|coada de maimuta) ) ?(?:${providers})\\b`,
)

export function holdsEmail(text: string): boolean {
  // What stands before the @ of a link is a name for its host, no mailbox.
  const plainText = text.replace(withScheme, ' ')
  return email.test(plainText) || speltEmail.test(plainText)
}

const withoutEmails = (plainText: string) =>
  speltEmail.test(plainText) ? plainText.replace(new RegExp(`\\b(?:${providers})\\b`, 'g'), ' ') : plainText
