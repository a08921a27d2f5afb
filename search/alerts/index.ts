export { AlertEngine } from './alert-index.ts'
export type { AlertIndex, AlertSearch } from './types.ts'
