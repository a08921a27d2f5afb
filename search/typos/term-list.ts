import { MostFrequent } from './most-frequent.ts'
import { type Expansion, MatchKind, type TermDictionary } from './types.ts'
import { kindWeights } from './weights.ts'

const frequent = new MostFrequent()

/** The terms of one dictionary that answer a word so far, each in the best way it does. Short: searched by scanning. */
export class TermList {
  readonly dictionary: TermDictionary
  readonly ordinals: number[] = []
  readonly kinds: MatchKind[] = []
  readonly weights: number[] = []

  constructor(dictionary: TermDictionary) {
    this.dictionary = dictionary
  }

  get length(): number {
    return this.ordinals.length
  }

  addKind(ordinal: number, kind: MatchKind): void {
    this.add(ordinal, kind, kindWeights[kind]!)
  }

  add(ordinal: number, kind: MatchKind, weight: number): void {
    const at = this.ordinals.indexOf(ordinal)
    if (at < 0) {
      this.ordinals.push(ordinal)
      this.kinds.push(kind)
      this.weights.push(weight)
    } else if (weight > this.weights[at]!) {
      this.kinds[at] = kind
      this.weights[at] = weight
    }
  }

  addFrom(other: Readonly<TermList>, at: number): void {
    this.add(other.ordinals[at]!, other.kinds[at]!, other.weights[at]!)
  }

  addAll(other: Readonly<TermList>): void {
    for (let i = 0; i < other.length; i += 1) this.addFrom(other, i)
  }

  /** Adds the `most` most frequent terms of [first, last), earlier ones first among equals. O(range) time. */
  addMostFrequent(first: number, last: number, most: number, kind: MatchKind): void {
    frequent.start(most)
    frequent.add(this.dictionary, first, last)
    for (let i = 0; i < frequent.length; i += 1) this.addKind(frequent.ordinals[i]!, kind)
  }

  /** A list of one's own of the terms that `other`, of the same dictionary, does not hold. */
  without(other: TermList): TermList {
    const rest = new TermList(this.dictionary)
    for (let i = 0; i < this.length; i += 1) {
      if (other.ordinals.includes(this.ordinals[i]!)) continue
      rest.ordinals.push(this.ordinals[i]!)
      rest.kinds.push(this.kinds[i]!)
      rest.weights.push(this.weights[i]!)
    }
    return rest
  }

  frequencyAt(at: number): number {
    return this.dictionary.documentFrequency(this.ordinals[at]!)
  }

  totalFrequency(): number {
    let sum = 0
    for (const ordinal of this.ordinals) sum += this.dictionary.documentFrequency(ordinal)
    return sum
  }

  /** Forms first, then by weight, then frequency, then term. */
  expansion(): Expansion {
    const order = this.ordinals.map((_, i) => i)
    if (order.length > 1) {
      const { kinds, weights, ordinals } = this
      order.sort(
        (a, b) =>
          Number(isForm(kinds[b]!)) - Number(isForm(kinds[a]!)) ||
          weights[b]! - weights[a]! ||
          this.frequencyAt(b) - this.frequencyAt(a) ||
          ordinals[a]! - ordinals[b]!,
      )
    }
    const length = order.length
    const ordinals = new Uint32Array(length)
    const kinds = new Uint8Array(length)
    const weights = new Float64Array(length)
    for (let i = 0; i < length; i += 1) {
      ordinals[i] = this.ordinals[order[i]!]!
      kinds[i] = this.kinds[order[i]!]!
      weights[i] = this.weights[order[i]!]!
    }
    return { length, forms: this.kinds.filter(isForm).length, ordinals, kinds, weights }
  }
}

const isForm = (kind: MatchKind): boolean => kind < MatchKind.prefix
