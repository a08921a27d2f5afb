export { type Choice, choiceOf } from './choice.ts'
export { correctQuery } from './correction.ts'
export {
  foldedLength,
  ordinalOf,
  prefixRange,
  spellingRange,
  type TermRange,
  termAt,
} from './dictionary.ts'
export { type Stage, TermExpander } from './expander.ts'
export { MostFrequent } from './most-frequent.ts'
export { NeighbourhoodSearch } from './neighbourhood.ts'
export { buildStemClasses } from './stem-classes.ts'
export * from './types.ts'
export { clearlyMore, mistakeOdds } from './weights.ts'
