export { SearchEngine } from './search-engine.ts'
