import type { Suggestion } from '../../types.ts'
import { fold, type QueryWord, tokenize } from './text.ts'

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

  /** The terms that answer a word at a stage (0 itself, 1 longer ones too, 2 misspelt ones too), and what they weigh. */
  variants({ term: word, unfinished, literal }: QueryWord, stage: number): Map<string, number> {
    const found = new Map([[word, 1]])
    const edits = stage < 2 || literal ? 0 : word.length < 4 ? 0 : word.length < 8 ? 1 : 2
    if (edits === 0 && (stage < 1 || !unfinished)) return found
    for (const term of this.#documents.keys()) {
      if (term === word) continue
      if (stage >= 1 && unfinished && term.startsWith(word)) {
        found.set(term, (0.375 * term.length) / (term.length + 0.3 * (term.length - word.length)))
      } else if (Math.abs(term.length - word.length) <= edits) {
        const distance = editDistance(term, word)
        if (distance <= edits) found.set(term, (0.45 * term.length) / (term.length + distance))
      }
    }
    return found
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
        : this.#continuations(
            (term) => editDistance(term.slice(0, last.term.length), last.term) === 1,
            before,
          )
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
      if (
        this.count(term) > this.count(best) &&
        Math.abs(term.length - word.length) <= 1 &&
        editDistance(term, word) === 1
      )
        best = term
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

/** Insertions, deletions, substitutions and swaps of neighbours cost one each (optimal string alignment). */
export function editDistance(a: string, b: string): number {
  let [older, old] = [
    new Uint16Array(b.length + 1),
    Uint16Array.from({ length: b.length + 1 }, (_, at) => at),
  ]
  for (let i = 1; i <= a.length; i += 1) {
    const row = new Uint16Array(b.length + 1)
    row[0] = i
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1]
      row[j] = Math.min(old[j]! + 1, row[j - 1]! + 1, old[j - 1]! + (same ? 0 : 1))
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
      if (swapped) row[j] = Math.min(row[j]!, older[j - 2]! + 1)
    }
    ;[older, old] = [old, row]
  }
  return old[b.length]!
}
