import { type Category, fold } from '@piata/db'
import { almostStartsWith } from './category-names.ts'

/** A phrase that people search by, as the catalogue writes it. */
interface Said {
  text: string
  /** Folded. */
  key: string
  /** How many phrases of its leaf come before: the commonest stand first. */
  place: number
}

/** From so many letters on, one may be wrong. */
const shortestFuzzy = 4

/** What people call things (`db/catalogue/said.ts`), as completions: written with their diacritics, and never a rare word of a description. */
export class SaidCompletions {
  readonly #phrases: Said[]

  /** @param said by id of a leaf, phrases with commas between, the commonest first */
  constructor(categories: Iterable<Category>, said: Readonly<Record<string, string>>) {
    const phrases = new Map<string, Said>()
    for (const { id } of categories) {
      const texts = (said[id] ?? '').split(',').flatMap((text) => text.trim() || [])
      for (const [place, text] of texts.entries()) {
        const key = fold(text)
        const known = phrases.get(key)
        // "lada frigorifica" stands there for those who write so.
        if (known === undefined) phrases.set(key, { text, key, place })
        else known.place = Math.min(known.place, place)
      }
    }
    this.#phrases = [...phrases.values()].sort((a, b) => (a.key < b.key ? -1 : 1))
  }

  /** Phrases that continue the text, or do so but for one letter where none does; the commonest first. O(phrases). */
  complete(typed: string, limit: number): string[] {
    const text = fold(typed)
    if (text === '') return []
    let found = this.#phrases.filter(({ key }) => key.startsWith(text))
    if (found.length === 0 && text.length >= shortestFuzzy)
      found = this.#phrases.filter(({ key }) => almostStartsWith(key, text))
    return found
      .sort((a, b) => a.place - b.place || a.key.length - b.key.length)
      .slice(0, limit)
      .map(({ text }) => text)
  }
}
