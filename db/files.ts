/** What a thread needs that looks at a file: the rest of the database takes five times as long to load. */
export { ImportError } from './import/errors.ts'
export { readFirstPage } from './import/stored/scan.ts'
