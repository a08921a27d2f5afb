export { generateCatalogue } from './generate.ts'
export type { Random } from './random.ts'
export { generateSellers } from './sellers.ts'
