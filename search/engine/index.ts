export { SearchReader, type SharedIndex } from './reader.ts'
export { SearchEngine } from './search-engine.ts'
