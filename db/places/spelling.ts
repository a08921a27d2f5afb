import { fold } from '../text.ts'

/** Words that are written short, folded. `sf` stands for either gender. */
const shortWords: Record<string, string[]> = {
  buc: ['bucuresti'],
  cp: ['campia', 'campu'],
  dr: ['drobeta', 'doctor'],
  gh: ['gheorghe'],
  mc: ['miercurea'],
  mold: ['moldovenesc'],
  pt: ['piatra'],
  rm: ['ramnicu'],
  sec: ['secuiesc'],
  sf: ['sfantu', 'sfanta', 'sfintii'],
  sft: ['sfantu'],
  tg: ['targu'],
  tgu: ['targu'],
  tr: ['turnu'],
  vf: ['varfu'],
}
/** An î within a word. */
const innerI = /(?<=\p{L})î(?=\p{L})/iu
/** Most ways to read one text. */
const mostReadings = 16

/**
 * What folding leaves different in one and the same name: î for â (Tîrgu, Cimpulung), an article more or less (Sighetul), short words
 * (Tg., Sf., Rm.). It knows the words of the names that it was made of.
 */
export class Spelling {
  /** Folded other spellings of words, and of their beginnings, to the folded words and beginnings. */
  readonly #words = new Map<string, Set<string>>()
  readonly #beginnings = new Map<string, Set<string>>()
  /** Words of names that are spelt with an inner î today, in lower case. */
  readonly #withI = new Set<string>()

  constructor(names: Iterable<string>) {
    const words = new Set<string>()
    for (const name of names) {
      // Most names are spelt in one way only.
      if (!/[âî]|ul?(?!\p{L})/iu.test(name)) continue
      for (const word of name.split(/[ .'-]+/)) words.add(word)
    }
    for (const word of words) this.#learn(word)
  }

  #learn(word: string): void {
    const plain = fold(word)
    if (innerI.test(word)) this.#withI.add(word.toLowerCase())
    if (plain.length >= 4 && plain.endsWith('u')) add(this.#words, `${plain}l`, plain)
    if (plain.length >= 4 && plain.endsWith('ul')) add(this.#words, plain.slice(0, -1), plain)
    const other = fold(swapped(word))
    if (other === plain) return
    add(this.#words, other, plain)
    if (plain.endsWith('u')) add(this.#words, `${other}l`, plain)
    // One letter each: the ends of both are the same.
    for (let end = 1; end < other.length; end++) {
      if (other.slice(0, end) !== plain.slice(0, end))
        add(this.#beginnings, other.slice(0, end), plain.slice(0, end))
    }
  }

  /** A text with â for each inner î of its words, but for those that names are spelt with. */
  modern(text: string): string {
    return text
      .normalize('NFC')
      .replace(/[\p{L}]+/gu, (word) =>
        this.#withI.has(word.toLowerCase())
          ? word
          : word.replace(/(?<=.)î(?=.)/giu, (letter) => (letter === 'î' ? 'â' : 'Â')),
      )
  }

  /**
   * The ways to read a folded text, as it stands first; at most 16.
   * @param isUnfinished whether its last word may be the beginning of one
   */
  readings(text: string, isUnfinished = false): string[] {
    let found = ['']
    const words = text.split(' ')
    for (const [at, word] of words.entries()) {
      const ways = new Set([word, ...(Object.hasOwn(shortWords, word) ? shortWords[word]! : [])])
      for (const way of this.#words.get(word) ?? []) ways.add(way)
      if (isUnfinished && at === words.length - 1)
        for (const way of this.#beginnings.get(word) ?? []) ways.add(way)
      found = found.flatMap((start) => [...ways].map((way) => (start === '' ? way : `${start} ${way}`)))
      if (found.length > mostReadings) found = found.slice(0, mostReadings)
    }
    return found
  }
}

/** A word in the other of the two orthographies: î within it for â, and â for î. */
function swapped(word: string): string {
  return word.replace(/(?<=.)[âî](?=.)/giu, (letter) => (letter.toLowerCase() === 'â' ? 'î' : 'â'))
}

function add(map: Map<string, Set<string>>, key: string, value: string): void {
  const known = map.get(key)
  if (known) known.add(value)
  else map.set(key, new Set([value]))
}
