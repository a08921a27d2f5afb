export { PhraseCounter } from './phrase-counter.ts'
export { Suggester } from './suggester.ts'
export * from './types.ts'
