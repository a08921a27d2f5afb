export { ImportError } from './errors.ts'
export { type ImportOptions, type ImportProgress, type ImportResult, importCsv } from './import.ts'
export { type AttributeSource, type ImportMap, type PriceSource, parseMap, type TextSource } from './map.ts'
