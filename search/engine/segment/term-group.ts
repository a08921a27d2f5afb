import { spellingRange } from '../../typos/index.ts'
import type { Segment } from './segment.ts'

/** What of one segment answers one query word. */
export interface TermGroup {
  ordinals: Uint32Array
  /** Times the strength, per term; holds the word's idf too. */
  weights: Float64Array
  length: number
  /** How many of the terms, the first ones, are forms of the word; the others are completions and misspellings. */
  forms: number
}

/** Terms of a folded word in any spelling. */
export function spellings(segment: Segment, folded: string): TermGroup {
  const { first, last } = spellingRange(segment, folded)
  const ordinals = new Uint32Array(last - first)
  for (let i = 0; i < ordinals.length; i++) ordinals[i] = first + i
  return {
    ordinals,
    weights: new Float64Array(ordinals.length).fill(1),
    length: ordinals.length,
    forms: ordinals.length,
  }
}
