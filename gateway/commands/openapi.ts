import { writeFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { buildApp } from '../app.ts'
import { loadConfig } from '../config/load.ts'

/** Prints the OpenAPI document of the default settings, or writes it to the file of --out. */
const { values } = parseArgs({ options: { out: { type: 'string' } } })
const dataDir = await mkdtemp(join(tmpdir(), 'piata-openapi-'))
const app = await buildApp({
  config: { ...loadConfig({}), databaseUrl: 'sqlite::memory:', dataDir, logLevel: 'error' },
})
const document = `${JSON.stringify(app.swagger(), null, 2)}\n`
await app.close()
await rm(dataDir, { recursive: true, force: true })
if (values.out === undefined) process.stdout.write(document)
else writeFileSync(values.out, document)
