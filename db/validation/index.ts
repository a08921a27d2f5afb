export { rowsOfFile } from './sources.ts'
export { validateRows } from './validate.ts'
