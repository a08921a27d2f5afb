import type { StemClasses, TermDictionary } from '../typos/types.ts'

/** Links the terms of one stem; see `search/typos/`. */
export type BuildStemClasses = (dictionary: TermDictionary) => StemClasses
