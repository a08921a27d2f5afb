import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import '@piata/config/closed-output'
import { openapiDocument } from '../openapi/document.ts'

/** Prints the OpenAPI document of the default settings, or writes it to the file of --out. */
const { values } = parseArgs({ options: { out: { type: 'string' } } })
const document = await openapiDocument()
if (values.out === undefined) process.stdout.write(document)
else writeFileSync(values.out, document)
