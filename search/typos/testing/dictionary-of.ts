import type { TermDictionary } from '../types.ts'

/** Builds a dictionary from terms in any order, with their document frequencies. */
export function dictionaryOf(frequencies: ReadonlyMap<string, number>): TermDictionary {
  const terms = [...frequencies.keys()].map((term) => ({ term, key: Buffer.from(term) }))
  terms.sort((a, b) => Buffer.compare(a.key, b.key))
  const offsets = new Uint32Array(terms.length + 1)
  for (const [i, { key }] of terms.entries()) offsets[i + 1] = offsets[i]! + key.length
  const counts = Uint32Array.from(terms, ({ term }) => frequencies.get(term) ?? 0)
  return {
    size: terms.length,
    bytes: new Uint8Array(Buffer.concat(terms.map(({ key }) => key))),
    offsets,
    documentFrequency: (ordinal) => counts[ordinal]!,
    postingCount: (ordinal) => counts[ordinal]!,
  }
}
