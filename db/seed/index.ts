export { type CatalogueOptions, generateCatalogue } from './generate.ts'
export { Random } from './random.ts'
export { type DemoSeller, generateSellers } from './sellers.ts'
