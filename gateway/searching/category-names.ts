import { type Category, fold } from '@piata/db'

/** A category whose name continues what was typed. */
interface NamedCategory {
  category: Category
  /** The name that matched: the one of the site's first language if several do. */
  text: string
}

interface Name extends NamedCategory {
  /** Folded, from the first word or a later one on. */
  key: string
}

/** From so many letters on, one may be wrong. */
const shortestFuzzy = 4
/** Shorter words within a name ("de") do not begin a completion. */
const shortestWithin = 3

/** The catalogue's names, in every language of the site, as completions. */
export class CategoryNames {
  readonly #whole: Name[] = []
  readonly #within: Name[] = []

  constructor(categories: Iterable<Category>) {
    for (const category of categories)
      for (const text of new Set(Object.values(category.name))) {
        const words = fold(text).split(' ')
        this.#whole.push({ category, text, key: words.join(' ') })
        for (let from = 1; from < words.length; from += 1)
          if (words[from]!.length >= shortestWithin)
            this.#within.push({ category, text, key: words.slice(from).join(' ') })
      }
  }

  /** Whether several categories are called so. */
  isShared(name: string): boolean {
    const key = fold(name)
    return new Set(this.#whole.flatMap((one) => (one.key === key ? [one.category.id] : []))).size > 1
  }

  /**
   * Categories whose name begins with the text, then those of which a later word does; if there are none, those that do but for one letter
   * (missing, too many, another, or two swapped). Each once, by `popularity` within each kind. O(names).
   */
  complete(typed: string, popularity: (categoryId: string) => number): NamedCategory[] {
    const text = fold(typed)
    if (text === '') return []
    const found = new Map<string, NamedCategory>()
    const collect = (names: readonly Name[], isMatch: (key: string) => boolean) => {
      const matching = names.filter(({ key }) => isMatch(key))
      matching.sort((a, b) => popularity(b.category.id) - popularity(a.category.id))
      for (const { category, text } of matching)
        if (!found.has(category.id)) found.set(category.id, { category, text })
    }
    for (const names of [this.#whole, this.#within]) collect(names, (key) => key.startsWith(text))
    if (found.size === 0 && text.length >= shortestFuzzy)
      for (const names of [this.#whole, this.#within]) collect(names, (key) => almostStartsWith(key, text))
    return [...found.values()]
  }
}

/** Whether `key` begins with `text` but for one letter, behind which at least one more is right. */
export function almostStartsWith(key: string, text: string): boolean {
  let at = 0
  while (at < text.length && key[at] === text[at]) at += 1
  if (at + 1 >= text.length || key.length + 1 < text.length) return false
  const rest = (from: number) => text.slice(from)
  return (
    key.startsWith(rest(at), at + 1) ||
    key.startsWith(rest(at + 1), at) ||
    key.startsWith(rest(at + 1), at + 1) ||
    (key[at] === text[at + 1] && key[at + 1] === text[at] && key.startsWith(rest(at + 2), at + 2))
  )
}
