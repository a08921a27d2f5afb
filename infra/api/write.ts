import { writeFileSync } from 'node:fs'
import { apiTypes, typesFile } from './types.ts'

writeFileSync(typesFile, await apiTypes())
