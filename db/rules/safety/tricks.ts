import { wordsOf } from './plain.ts'

/** Each as words of a plain text; a word that ends in `*` may go on. */
const messengers = [
  ...['whatsapp', 'whats app', 'whatsap', 'watsapp', 'watsap', 'wattsap', 'wapp', 'wazap', 'wa me', 'vatsap'],
  ...[
    'telegram',
    'viber',
    't me',
    'pe insta',
    'pe instagram',
    'on instagram',
    'pe signal',
    'on signal',
    'am signal',
    'ai signal',
  ],
]
/** Those that are talked of for other reasons: only as a heading (“Facebook: ana”) or alone. */
const asHeading =
  /(?:^|[^a-z0-9])(?:facebook|fb|signal|messenger|insta|instagram|snapchat|discord|skype) ?:|^[^a-z0-9]*(?:facebook|signal|messenger|insta|instagram)[^a-z0-9]*$/

const tricks = [
  // The code or the number of a card, which no buyer and no courier needs.
  ...[
    'datele cardului',
    'datele de pe card',
    'numarul cardului',
    'numarul de pe card',
    'cvv',
    'cvc',
    'codul din sms',
  ],
  ...[
    'codul primit',
    'codul de confirmare',
    'cod de verificare',
    'trimite codul',
    'trimiteti codul',
    'da mi codul',
  ],
  ...[
    'card number',
    'card details',
    'security code',
    'verification code',
    'confirmation code',
    'send me the code',
  ],
  // Money before goods.
  ...[
    'plata in avans',
    'plati in avans',
    'platesti in avans',
    'platiti in avans',
    'avans prin',
    'avans in cont',
    'in contul meu',
    'trimite avans',
    'trimiteti avans',
  ],
  ...[
    'taxa de rezervare',
    'taxa de curier',
    'taxa de asigurare',
    'taxa vamala',
    'pay in advance',
    'payment in advance',
  ],
  ...['advance payment', 'pay upfront', 'deposit first', 'reservation fee', 'courier fee', 'customs fee'],
  // Ways by which nothing comes back.
  ...[
    'western union',
    'moneygram',
    'paysafe*',
    'gift card*',
    'card cadou',
    'carduri cadou',
    'bitcoin*',
    'usdt',
  ],
  ...['crypto*', 'wire transfer', 'revolut*', 'paypal prieteni', 'friends and family'],
  // The courier who is said to bring the money, and the page that is said to hold it.
  ...[
    'curierul vine cu banii',
    'curierul aduce banii',
    'courier will bring the money',
    'courier brings the money',
  ],
  ...['primesti banii pe card', 'primiti banii pe card', 'receive the money on your card', 'confirma plata'],
  ...[
    'confirmati plata',
    'confirm the payment',
    'am platit deja',
    'already paid',
    'plateste aici',
    'platiti aici',
  ],
  ...['pay here', 'link de plata', 'payment link', 'pagina de plata', 'payment page', 'accesati linkul'],
  ...['acceseaza linkul', 'intra pe link', 'click the link', 'open the link'],
]

/** Words of one row together, wherever they stand. */
const together = [
  ['curier*', 'link*'],
  ['courier', 'link'],
  ['curier*', 'card*', 'banii'],
  ['ramburs', 'link*'],
  ['trimite*', 'avans'],
  ['avans', 'contul'],
  ['trimite*', 'lei', 'contul'],
]

const pattern = (phrase: string) => (phrase.endsWith('*') ? ` ${phrase.slice(0, -1)}` : ` ${phrase} `)
/** Of all at once, as each look of its own costs a message more than all of the others' rules. */
const anyOf = (phrases: readonly string[]) => new RegExp(phrases.map(pattern).join('|'))
const anyMessenger = anyOf(messengers)
const anyTrick = anyOf(tricks)
const allTogether = together.map((row) => row.map(pattern))

/** As people write digits for letters: wh4tsapp. */
const letters: Record<string, string> = { 0: 'o', 1: 'i', 3: 'e', 4: 'a', 5: 's', 7: 't', 8: 'b' }
const lettered = (words: string) => words.replace(/[0134578]/g, (digit) => letters[digit]!)

/** @param words as `wordsOf` gives them */
export function namesMessenger(words: string, plainText: string): boolean {
  if (anyMessenger.test(words) || anyMessenger.test(lettered(words)) || asHeading.test(plainText)) return true
  // wh4ts@pp
  return plainText.includes('@') && anyMessenger.test(lettered(wordsOf(plainText.replaceAll('@', 'a'))))
}

/** @param words as `wordsOf` gives them */
export function soundsLikeTrick(words: string): boolean {
  return anyTrick.test(words) || allTogether.some((row) => row.every((phrase) => words.includes(phrase)))
}
