import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { ownLanguages } from '@piata/config/languages'
import { site } from './site.ts'

const file = fileURLToPath(new URL('site-types.d.ts', import.meta.url))

/** Writes `site-types.d.ts`: TypeScript does not look into folders, so the names of pages and texts are made for it. */
export function writeTypes(): void {
  const names = Object.keys(site.pages).map((name) => `  | '${name}'`)
  const areas = Object.entries(site.areas).map(
    ([area, name]) =>
      `  ${area}: Omit<typeof import('../messages/${ownLanguages[0]}/${name}.json'), 'paths'>`,
  )
  const source = [
    '// Made by i18n/write-types.ts of the folders pages/, app/ and messages/.',
    'export type RouteName =',
    ...names,
    '',
    'export interface Messages {',
    ...areas,
    '}',
    '',
  ].join('\n')
  if (before() !== source) writeFileSync(file, source)
}

function before(): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
}

if (import.meta.main) writeTypes()
