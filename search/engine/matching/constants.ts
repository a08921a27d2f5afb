/**
 * Constants of ranked scoring; the formula is in ARCHITECTURE.md, "Ranking", and what a kind of match counts in `typos/weights.ts`. Chosen
 * where nDCG@10 on judged product searches is flat, and checked on halves of them and on searches for known items.
 */

/** Saturation of a word's weighted frequency, over all fields together (BM25F). */
export const saturation = 1.2

/** How much a field's length counts, 0 to 1: little in the heaviest field, where a long title is an exact one, more in the others. */
export const lengthNormalization = { heaviest: 0.35, others: 0.7 }

/** Where some words will do, a document that holds `held` of `words` has its score multiplied by `(held / words) ** coveragePower`. */
export const coveragePower = 2
/** Halves of a word that a document holds by one of its forms; by a completion or misspelling alone it holds one. */
export const formHalves = 2

/** Share that a score gains when all words stand next to each other, in the query's order, in one field. */
export const adjacencyBonus = 0.35
