export { type ImportProgress, type ImportResult, importCsv } from './import.ts'
export { type ImportMap, parseMap } from './map.ts'
