import { firstLanguage, type Language, languages } from '@piata/config/languages'

/** What the folders of the site say about it: its pages, their words, its areas of texts. */
interface Site {
  /** By name: the folder's words in camel case, `myListings` for `/my-listings`. */
  pages: Record<string, { folder: string; interactive: boolean }>
  /** What a language's texts call the folders of pages in addresses (`paths`). */
  words: Partial<Record<Language, Record<string, string>>>
  /** The file of each area of texts, by the area's name. */
  areas: Record<string, string>
}

/** Names of pages' folders that no address leads to: what the page server shows of itself. */
const hidden = new Set(['/failed'])

/** Built pages have it inlined (`next.config.ts`), as a browser has no folders to look into. */
export const site: Site = process.env.PIATA_SITE ? JSON.parse(process.env.PIATA_SITE) : readSite()

/** Reads the folders `pages/`, `app/` and `messages/` of `web`. Throws where a page is there twice. */
export function readSite(web: string = `${import.meta.dirname}/..`): Site {
  // No import, as the browser's bundles hold this module too.
  const { existsSync, readdirSync, readFileSync } = process.getBuiltinModule('node:fs')
  const filesIn = (folder: string) =>
    existsSync(`${web}/${folder}`)
      ? readdirSync(`${web}/${folder}`, { recursive: true, encoding: 'utf8' }).map((file) =>
          file.replaceAll('\\', '/'),
        )
      : []
  const textsIn = (language: Language) =>
    filesIn(`messages/${language}`).filter((file) => /^[\w-]+\.json$/.test(file))

  const found = [
    ...filesIn('pages/[locale]').map((file) => ({
      folder: /^(.+)\.tsx$/.exec(`/${file}`)?.[1]?.replace(/\/index$/, ''),
      interactive: false,
    })),
    ...filesIn('app/[locale]').map((file) => ({
      folder: /^(.*)\/page\.tsx$/.exec(`/${file}`)?.[1],
      interactive: true,
    })),
  ]
  const pages: Site['pages'] = {}
  for (const { folder = '-', interactive } of found.sort(byFolder)) {
    if (folder === '-' || hidden.has(folder)) continue
    const name = camelCase(folder) || 'home'
    if (pages[name]) throw new Error(`The page ${name} is there twice`)
    pages[name] = { folder: folder || '/', interactive }
  }

  const words: Site['words'] = {}
  for (const language of languages) {
    const texts = textsIn(language).map((file) =>
      JSON.parse(readFileSync(`${web}/messages/${language}/${file}`, 'utf8')),
    )
    const own = Object.assign({}, ...texts.map(({ paths }) => paths)) as Record<string, string>
    if (Object.keys(own).length > 0) words[language] = own
  }
  const areas = textsIn(firstLanguage)
    .sort()
    .map((file) => file.replace('.json', ''))
  return { pages, words, areas: Object.fromEntries(areas.map((file) => [camelCase(file), file])) }
}

/** Folders with words of their own come before those with a parameter, which would take any word. */
function byFolder(one: { folder?: string }, other: { folder?: string }): number {
  const order = ({ folder = '' }: { folder?: string }) => folder.replaceAll('[', '~')
  return order(one) < order(other) ? -1 : 1
}

function camelCase(words: string): string {
  return words
    .replace(/\W+$/, '')
    .replace(/(\W+)(\w)/g, (_, __, letter: string, at: number) => (at === 0 ? letter : letter.toUpperCase()))
}
