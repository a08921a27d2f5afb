import type { Place } from '@piata/db'
import type { Token } from './tokens.ts'
import { connectors } from './words.ts'

/** A filter that words of the query stand for. */
export interface Part {
  /** The words, as they were typed. */
  text: string
  /** Those of `/v1/search` that they are. */
  parameters: Record<string, string>
  place?: Place
  /** Of an attribute: it is one of the category that was understood too. */
  needsCategory?: true
}

/** A query while it is being read: which of its words were taken for what. */
export class Reading {
  readonly tokens: readonly Token[]
  readonly parts: Part[] = []
  readonly #query: string
  readonly #takenBy: (Part | 'left' | undefined)[]
  readonly isFree = (at: number): boolean => this.#takenBy[at] === undefined

  constructor(query: string, tokens: readonly Token[]) {
    this.#query = query
    this.tokens = tokens
    this.#takenBy = tokens.map(({ isQuoted }) => (isQuoted ? 'left' : undefined))
  }

  /** The words stay as they are, whatever they could mean. */
  leave(from: number, to: number): void {
    this.#takenBy.fill('left', from, to)
  }

  /** @param spans of tokens that need not be looked for any more; none for words that stay beside the filter */
  take(part: Omit<Part, 'text'>, spans: readonly (readonly [number, number])[], text?: string): void {
    const taken: Part = { text: text ?? spans.map(([from, to]) => this.written(from, to)).join(' '), ...part }
    for (const [from, to] of spans) this.#takenBy.fill(taken, from, to)
    this.parts.push(taken)
  }

  written(from: number, to: number): string {
    return this.#query.slice(this.tokens[from]!.start, this.tokens[to - 1]!.end)
  }

  /** Nothing but what was taken, and words that say nothing, stands there. */
  isTaken(from: number, to: number): boolean {
    for (let at = from; at < to; at++) {
      const by = this.#takenBy[at]
      if (by === 'left' || (by === undefined && !connectors.has(this.tokens[at]!.text))) return false
    }
    return true
  }

  /** Gives the words of a part back. */
  drop(isDropped: (part: Part) => boolean): void {
    for (const part of this.parts.filter(isDropped)) {
      this.parts.splice(this.parts.indexOf(part), 1)
      for (const [at, by] of this.#takenBy.entries()) if (by === part) this.#takenBy[at] = 'left'
    }
  }

  /** What is left to be looked for as words. */
  rest(): string {
    const isWord = this.#takenBy.map((by) => by === undefined || by === 'left')
    const isTakenAt = (at: number) => isWord[at] === false
    // "golf cu diesel": the rest of what was taken.
    for (let at = isWord.length - 1; at >= 0; at--)
      if (isWord[at] && (isTakenAt(at + 1) || (at === isWord.length - 1 && isTakenAt(at - 1))))
        isWord[at] = this.#takenBy[at] === 'left' || !connectors.has(this.tokens[at]!.text)
    const runs: string[] = []
    for (let at = 0; at < isWord.length; at++) {
      if (!isWord[at]) continue
      const from = at
      while (isWord[at + 1]) at++
      runs.push(this.written(from, at + 1))
    }
    return runs.join(' ')
  }
}
