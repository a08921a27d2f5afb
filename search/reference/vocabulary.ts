import type { Suggestion } from '../types.ts'
import { fold, tokenize } from './text.ts'

/** Which documents hold each folded word, and how people spell it. */
export class Vocabulary {
  readonly #documents = new Map<string, Set<string>>()
  readonly #spellings = new Map<string, Map<string, number>>()

  get size(): number {
    return this.#documents.size
  }

  add(id: string, text: string): void {
    for (const { term, start, end } of tokenize(text)) {
      const documents = this.#documents.get(term) ?? new Set()
      this.#documents.set(term, documents.add(id))
      const spelling = text.slice(start, end).normalize('NFC').toLowerCase()
      const spellings = this.#spellings.get(term) ?? new Map<string, number>()
      this.#spellings.set(term, spellings.set(spelling, (spellings.get(spelling) ?? 0) + 1))
    }
  }

  remove(id: string, text: string): void {
    for (const { term } of tokenize(text)) {
      const documents = this.#documents.get(term)
      if (!documents?.delete(id) || documents.size > 0) continue
      this.#documents.delete(term)
      this.#spellings.delete(term)
    }
  }

  count(term: string): number {
    return this.#documents.get(term)?.size ?? 0
  }

  /** Completions of the last word among the documents that hold the words before it, more frequent ones first. */
  complete(prefix: string, limit: number): Suggestion[] {
    const typed = tokenize(prefix.slice(0, 200))
    const last = typed.at(-1)
    if (!last) return []
    const before = typed.slice(0, -1).map(({ term }) => this.#documents.get(term) ?? new Set<string>())
    const start = before.length > 0 ? `${fold(prefix.slice(0, last.start)).trim()} ` : ''
    const exact = this.#continuations((term) => term.startsWith(last.term), before)
    const found =
      exact.length > 0 || last.term.length < 4
        ? exact
        : this.#continuations((term) => oneEdit(term.slice(0, last.term.length), last.term), before)
    return found
      .sort((a, b) => b.count - a.count || (a.term < b.term ? -1 : 1))
      .slice(0, limit)
      .map(({ term, count }) => ({ text: `${start}${this.#spelling(term)}`, count }))
  }

  /** The most frequent word within one edit, or the word itself where there is none. */
  correct(word: string): string {
    if (word.length < 4 || this.count(word) > 0) return word
    let best = word
    for (const term of this.#documents.keys()) {
      if (this.count(term) > this.count(best) && oneEdit(term, word)) best = term
    }
    return best
  }

  #continuations(accepts: (term: string) => boolean, before: Set<string>[]) {
    const found: { term: string; count: number }[] = []
    for (const [term, documents] of this.#documents) {
      if (!accepts(term)) continue
      const count = [...documents].filter((id) => before.every((ids) => ids.has(id))).length
      if (count > 0) found.push({ term, count })
    }
    return found
  }

  #spelling(term: string): string {
    let best: [string, number] = [term, 0]
    for (const entry of this.#spellings.get(term) ?? []) if (entry[1] > best[1]) best = entry
    return best[0]
  }
}

/** Whether one insertion, deletion, substitution or swap of neighbours (or nothing) turns one into the other. */
export function oneEdit(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false
  let at = 0
  while (at < a.length && a[at] === b[at]) at += 1
  const rest = (text: string, skipped: number) => text.slice(at + skipped)
  return (
    rest(a, 1) === rest(b, 1) ||
    rest(a, 1) === rest(b, 0) ||
    rest(a, 0) === rest(b, 1) ||
    (a[at] === b[at + 1] && a[at + 1] === b[at] && rest(a, 2) === rest(b, 2))
  )
}
