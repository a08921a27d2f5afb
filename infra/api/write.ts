import { writeFileSync } from 'node:fs'
import { apiFiles } from './files.ts'

for (const [file, text] of Object.entries(await apiFiles())) writeFileSync(file, text)
