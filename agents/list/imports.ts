export { importReading, importUpkeep, importWriting } from '../imports/index.ts'
