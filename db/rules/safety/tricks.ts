/** Each as words of a plain text; a word that ends in `*` may go on. */
const messengers = [
  ...['whatsapp', 'whats app', 'whatsap', 'watsapp', 'watsap', 'wattsap', 'wapp', 'wazap', 'wa me', 'vatsap'],
  ...['telegram', 'viber', 't me'],
]

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
]

const pattern = (phrase: string) => (phrase.endsWith('*') ? ` ${phrase.slice(0, -1)}` : ` ${phrase} `)

/** As people write digits for letters: wh4tsapp. */
const letters: Record<string, string> = { 0: 'o', 1: 'i', 3: 'e', 4: 'a', 5: 's', 7: 't', 8: 'b' }
const lettered = (words: string) => words.replace(/[0134578]/g, (digit) => letters[digit]!)

/** @param words as `wordsOf` gives them */
export function namesMessenger(words: string): boolean {
  const read = [words, lettered(words)]
  return messengers.some((phrase) => read.some((text) => text.includes(pattern(phrase))))
}

/** @param words as `wordsOf` gives them */
export function soundsLikeTrick(words: string): boolean {
  return (
    tricks.some((phrase) => words.includes(pattern(phrase))) ||
    together.some((row) => row.every((phrase) => words.includes(pattern(phrase))))
  )
}
