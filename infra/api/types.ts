import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { openapiDocument } from '@piata/gateway'
import generate, { astToString, type OpenAPI3 } from 'openapi-typescript'

const root = path.resolve(import.meta.dirname, '../..')

/** Where the site keeps the types of the API. */
export const typesFile = path.join(root, 'web/client/schema.ts')

/** The API's types in TypeScript, from the document that the gateway's routes make, formatted as the project is. */
export async function apiTypes(): Promise<string> {
  const document = JSON.parse(await openapiDocument()) as OpenAPI3
  const types = astToString(await generate(document))
  return formatted(`/** Made of the OpenAPI document by \`npm run api\`, never edited. */\n\n${types}`)
}

function formatted(source: string): string {
  const { status, stdout, stderr } = spawnSync(
    path.join(root, 'node_modules/.bin/biome'),
    ['format', '--stdin-file-path=types.ts'],
    { cwd: root, input: source, encoding: 'utf8', shell: process.platform === 'win32' },
  )
  if (status !== 0) throw new Error(`biome could not format the types: ${stderr}`)
  return stdout
}
