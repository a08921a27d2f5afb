import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { ownLanguages } from '@piata/config/languages'
import { hiddenFolders, site } from './site.ts'

const file = fileURLToPath(new URL('site-types.d.ts', import.meta.url))
const wordsFile = fileURLToPath(new URL('../../config/page-words.json', import.meta.url))

/** Writes `site-types.d.ts`, as TypeScript does not look into folders, and `config/page-words.json`, as the gateway does not look into this one. */
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
  for (const [path, text] of [
    [file, source],
    [wordsFile, pageWords()],
  ] as const)
    if (before(path) !== text) writeFileSync(path, text)
}

/** What the first folders of pages are called in the languages that come with Piata, for those who read no folders of the site. */
export function pageWords(): string {
  const folders = [...Object.values(site.pages).map(({ folder }) => folder), ...hiddenFolders]
    .map((folder) => folder.split('/')[1]!)
    .filter((first) => /^[\w-]+$/.test(first))
  const called = Object.values(site.words).flatMap((words) =>
    folders.map((folder) => words[folder] ?? folder),
  )
  const sorted = (words: string[]) => [...new Set(words)].sort()
  const words = {
    areas: Object.values(site.areas),
    folders: sorted(folders),
    words: sorted([...folders, ...called]),
  }
  return `${JSON.stringify(words, null, 2)}\n`
}

function before(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return undefined
  }
}

if (import.meta.main) writeTypes()
