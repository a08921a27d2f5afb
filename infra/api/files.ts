import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { openapiDocument } from '@piata/gateway'
import { ALL_FORMATS, DEFAULT_PRESETS, presetPath } from '@piata/images'
import generate, { astToString, type OpenAPI3 } from 'openapi-typescript'
import { bodyLimits, type LimitedDocument } from './limits.ts'

const root = path.resolve(import.meta.dirname, '../..')
const client = path.join(root, 'web/client')

/** Operations whose forms know the limits of their fields before they send. */
const limited = [
  'register',
  'updateMe',
  'createListing',
  'createSavedSearch',
  'addPasskey',
  'createApiKey',
  'createWebhook',
  'fileReport',
  'ban',
  'removeLot',
  'complain',
  'putMyTrader',
]
const note = '/** Made of the OpenAPI document by `npm run api`, never edited. */'
const presetsNote = '/** Made of `images/presets.ts` by `npm run api`, never edited. */'

/** The files that the site has of the API, by their paths, made of the document that the routes make and of the presets. */
export async function apiFiles(): Promise<Record<string, string>> {
  const document = JSON.parse(await openapiDocument()) as OpenAPI3 & LimitedDocument
  const types = astToString(await generate(document))
  const limits = limited.map(
    (name) => `export const ${name}Limits = ${JSON.stringify(bodyLimits(document, name))} as const`,
  )
  const withPaths = Object.fromEntries(
    Object.entries(DEFAULT_PRESETS).map(([name, preset]) => [
      name,
      { path: presetPath(name, preset), ...preset },
    ]),
  )
  const presets = [
    `export const presets = ${JSON.stringify(withPaths)} as const`,
    `export const formats = ${JSON.stringify(ALL_FORMATS)} as const`,
  ]
  return {
    [path.join(client, 'schema.ts')]: formatted(`${note}\n\n${types}`),
    [path.join(client, 'limits.ts')]: formatted(`${note}\n\n${limits.join('\n\n')}`),
    [path.join(client, 'presets.ts')]: formatted(`${presetsNote}\n\n${presets.join('\n\n')}`),
  }
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
