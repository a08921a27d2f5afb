import { FREQUENCY_BITS, FREQUENCY_MASK } from '../segment/chunks.ts'
import type { Segment } from '../segment/segment.ts'
import { adjacencyBonus, coveragePower, formHalves, lengthNormalization, saturation } from './constants.ts'

/** Lengths above this count as this in ranked scoring; plain scoring knows no cap. */
const LENGTH_CAP = 255
const LENGTHS = LENGTH_CAP + 1

/** No posting is stronger: what saturation comes to. */
export const MOST_STRENGTH = saturation + 1

/**
 * Strengths of postings by simple BM25F (ARCHITECTURE.md, "Ranking"). `tables[field][frequency << 8 | length]` is the field's share of the
 * weighted frequency, w · tf / (1 − b + b · len / avg).
 */
export class Strengths {
  private readonly tables: Float64Array[]
  private readonly first: Float64Array
  private readonly second: Float64Array
  /** Strength of a posting whose term is in the first field only. */
  private readonly firstAlone: Float64Array

  constructor(weights: readonly number[], meanLengths: readonly number[]) {
    const heaviest = Math.max(...weights)
    this.tables = weights.map((weight, field) => {
      const b = weight === heaviest ? lengthNormalization.heaviest : lengthNormalization.others
      const mean = meanLengths[field]!
      const table = new Float64Array((FREQUENCY_MASK + 1) * LENGTHS)
      for (let frequency = 1; frequency <= FREQUENCY_MASK; frequency++) {
        for (let length = 0; length < LENGTHS; length++) {
          const norm = mean > 0 ? 1 - b + (b * length) / mean : 1
          table[frequency * LENGTHS + length] = (weight * frequency) / norm
        }
      }
      return table
    })
    this.first = this.tables[0] ?? new Float64Array(0)
    this.second = this.tables[1] ?? new Float64Array(0)
    this.firstAlone = this.first.map(saturate)
  }

  /** Strength of a posting, 0 to k + 1. */
  of(segment: Segment, posting: number, document: number): number {
    const payload = segment.payloads[posting]!
    const length = segment.firstLengths[document]!
    const at = (payload & FREQUENCY_MASK) * LENGTHS + (length > LENGTH_CAP ? LENGTH_CAP : length)
    if (payload <= FREQUENCY_MASK) return this.firstAlone[at]!
    return this.ofSeveral(segment, payload, document, this.first[at]!)
  }

  private ofSeveral(segment: Segment, payload: number, document: number, first: number): number {
    const frequency = (payload >>> FREQUENCY_BITS) & FREQUENCY_MASK
    const length = segment.secondLengths[document]!
    const second = this.second[frequency * LENGTHS + (length > LENGTH_CAP ? LENGTH_CAP : length)]!
    const others = payload > 255 ? this.furtherFields(segment, payload, document) : 0
    return saturate(first + second + others)
  }

  private furtherFields(segment: Segment, payload: number, document: number): number {
    let sum = 0
    for (let field = 2; field < this.tables.length; field++) {
      const frequency = (payload >>> (field * FREQUENCY_BITS)) & FREQUENCY_MASK
      const length = Math.min(segment.lengths[field]![document]!, LENGTH_CAP)
      sum += this.tables[field]![frequency * LENGTHS + length]!
    }
    return sum
  }
}

/** x · (k + 1) / (x + k) */
function saturate(frequency: number): number {
  return (frequency * (saturation + 1)) / (frequency + saturation)
}

/** By how many halves of `words` words a document holds: (held / words) ^ coveragePower. */
export function coverageFactors(words: number): Float64Array {
  const halves = words * formHalves
  const factors = new Float64Array(halves + 1)
  for (let held = 0; held <= halves; held++) factors[held] = (held / halves) ** coveragePower
  if (words === 0) factors[0] = 1
  return factors
}

/** What a score is multiplied by, by how many pairs of neighbouring query words stand next to each other. */
export function closenessOf(words: number): Float64Array {
  const closeness = new Float64Array(Math.max(1, words)).fill(1)
  for (let pairs = 1; pairs < words; pairs++) {
    closeness[pairs] = 1 + adjacencyBonus * Math.sqrt(pairs / (words - 1))
  }
  return closeness
}

/** ln(1 + (N − n + 0.5) / (n + 0.5)) */
export function inverseDocumentFrequency(documents: number, holding: number): number {
  const n = holding > documents ? documents : holding
  return Math.log(1 + (documents - n + 0.5) / (n + 0.5))
}
