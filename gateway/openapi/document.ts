import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { loadConfig } from '@piata/config'

/** The OpenAPI 3.1 document of the default settings, as the text that /openapi.json answers with. */
export async function openapiDocument(): Promise<string> {
  // The server is loaded by those who ask for this alone.
  const { buildApp } = await import('../app.ts')
  const dataDir = await mkdtemp(join(tmpdir(), 'piata-openapi-'))
  const app = await buildApp({
    config: { ...loadConfig({}), databaseUrl: 'sqlite::memory:', dataDir, logLevel: 'error' },
  })
  const document = `${JSON.stringify(app.swagger(), null, 2)}\n`
  await app.close()
  await rm(dataDir, { recursive: true, force: true })
  return document
}
