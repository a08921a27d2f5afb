import type { Language, Phrase } from './grammars/grammar.ts'
import type { Random } from './random.ts'

/** How a seller writes Romanian: with comma-below letters, without marks, or with the old cedilla letters. */
export type Spelling = 'marks' | 'plain' | 'cedilla'

const reasons: Phrase[] = [
  ['Se vinde pentru că nu îl mai folosesc.', 'Selling because I no longer use it.'],
  ['Vând din lipsă de spațiu.', 'Selling for lack of space.'],
  ['Primit cadou, nu am nevoie de el.', 'It was a gift that I do not need.'],
  ['Se vinde urgent, mă mut în alt oraș.', 'Quick sale, I am moving to another town.'],
  ['Mi-am luat altul mai nou.', 'I bought a newer one.'],
]
const states: Phrase[] = [
  ['Se prezintă exact ca în fotografii.', 'Looks exactly as in the photos.'],
  ['Stare foarte bună, fără defecte ascunse.', 'Very good condition, no hidden faults.'],
  ['Are urme normale de folosire.', 'Normal signs of use.'],
  ['Totul funcționează cum trebuie.', 'Everything works as it should.'],
  ['Păstrat cu grijă.', 'Kept with care.'],
]
const deliveries: Phrase[] = [
  [
    'Predare personală sau trimit prin curier cu verificare.',
    'Collect in person or by courier with inspection.',
  ],
  ['Ridicare personală.', 'Collection only.'],
  ['Livrare în toată țara, plata la primire.', 'Delivery across the country, payment on receipt.'],
  ['Costul transportului este suportat de cumpărător.', 'Buyer pays for delivery.'],
]
const bargains: Phrase[] = [
  ['Prețul este ușor negociabil.', 'The price is slightly negotiable.'],
  ['Prețul este fix.', 'The price is fixed.'],
  ['Accept și schimburi avantajoase.', 'I also consider swaps.'],
  ['Rog seriozitate.', 'Serious buyers only, please.'],
  ['Nu răspund la „ultimul preț".', 'No answer to "last price".'],
]
const contacts: Phrase[] = [
  ['Mai multe detalii la telefon sau prin mesaj.', 'Call or write for details.'],
  ['Aștept mesaje, răspund repede.', 'Write to me, I answer quickly.'],
  ['Se poate vedea după ora 17.', 'Can be seen after 5 pm.'],
  ['Pentru vizionare, sunați înainte.', 'Please call before coming.'],
]

/** What kind of sentences fit: something used, something still in its box, an animal or a crop, a home, or work. */
export type ListingKind = 'goods' | 'new-goods' | 'living' | 'property' | 'work'

const unused: Phrase[] = [
  ['Produs nou, în ambalajul original.', 'New, in its original packaging.'],
  ['Nou, nefolosit, cu factură.', 'New and unused, with invoice.'],
  ['Cumpărat și nefolosit niciodată.', 'Bought and never used.'],
]
const poolsOf: Record<ListingKind, Phrase[][]> = {
  goods: [states, reasons, deliveries, bargains, contacts],
  'new-goods': [unused, deliveries, bargains, contacts],
  living: [bargains, contacts],
  property: [bargains, contacts],
  work: [contacts.slice(0, 2)],
}

const romanianMarks = /[ăâîșțĂÂÎȘȚ„]/g
const plainLetters: Record<string, string> = {
  ă: 'a',
  â: 'a',
  î: 'i',
  ș: 's',
  ț: 't',
  Ă: 'A',
  Â: 'A',
  Î: 'I',
  Ș: 'S',
  Ț: 'T',
  '„': '"',
}
const cedillaLetters: Record<string, string> = { ș: 'ş', ț: 'ţ', Ș: 'Ş', Ț: 'Ţ' }

/** As the seller's keyboard would have it. */
export function spell(text: string, spelling: Spelling): string {
  if (spelling === 'marks') return text
  if (spelling === 'plain') return text.replace(romanianMarks, (letter) => plainLetters[letter]!)
  return text.replace(/[șțȘȚ]/g, (letter) => cedillaLetters[letter]!)
}

/** One to six sentences: the listing's own facts first, then what sellers of such things add. */
export function describe(
  random: Random,
  language: Language,
  facts: readonly string[],
  kind: ListingKind,
): string {
  const index = language === 'ro' ? 0 : 1
  const sentences = [...new Set(facts)]
  const pools = poolsOf[kind]
  for (const pool of pools) {
    if (sentences.length >= 6) break
    if (random.chance(0.5)) sentences.push(random.pick(pool)[index])
  }
  if (sentences.length === 0) sentences.push(random.pick(contacts.slice(0, 2))[index])
  return sentences.join(random.chance(0.15) ? '\n' : ' ')
}
