import { fold } from '../../text.ts'

/**
 * What tells texts that are nearly the same from others: pairs of words that follow each other, and a MinHash of them (Broder 1997) in bands, of which two
 * texts have one alike with the probability 1 − (1 − Jⁿ)ᵇ, J being the share of pairs that they have in common.
 */
export const bandCount = 8
const rows = 3
/** The share of pairs from which on two texts count as the same. */
export const nearEnough = 0.6
/** Fewer say too little: “Vând bicicletă” is everybody's. */
const fewestPairs = 8
/** A text that long is told by its beginning. */
const mostPairs = 600

export interface Print {
  /** One 32-bit number a band. */
  bands: number[]
  pairs: ReadonlySet<number>
}

/** Undefined for a text that is too short to be told from others. */
export function printOf(title: string, description: string): Print | undefined {
  const pairs = pairsOf(`${title} ${description}`)
  return pairs.size < fewestPairs ? undefined : { bands: bandsOf(pairs), pairs }
}

/** Which share of their pairs two texts have in common (Jaccard), from 0 to 1. */
export function likeness(one: ReadonlySet<number>, other: ReadonlySet<number>): number {
  const [small, large] = one.size <= other.size ? [one, other] : [other, one]
  let common = 0
  for (const pair of small) if (large.has(pair)) common++
  const all = one.size + other.size - common
  return all === 0 ? 0 : common / all
}

function pairsOf(text: string): Set<number> {
  const words = fold(text).split(' ')
  const pairs = new Set<number>()
  for (let at = 1; at < words.length && pairs.size < mostPairs; at++)
    pairs.add(hashOf(`${words[at - 1]} ${words[at]}`))
  return pairs
}

/** FNV-1a, 32 bits. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  return hash
}

/** Other orders of the same hashes: the finalizer of MurmurHash3 after a sum, which is a bijection of 32 bits. */
function mixed(hash: number, order: number): number {
  let h = (hash + Math.imul(order + 1, 0x9e3779b1)) | 0
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return (h ^ (h >>> 16)) >>> 0
}

function bandsOf(pairs: ReadonlySet<number>): number[] {
  return Array.from({ length: bandCount }, (_, band) => {
    let key = band
    for (let row = 0; row < rows; row++) {
      let least = 0xffffffff
      for (const pair of pairs) least = Math.min(least, mixed(pair, band * rows + row))
      key = Math.imul(key ^ least, 0x01000193) ^ (least >>> 15)
    }
    return key | 0
  })
}
