import { type Language, languages, manners, operatorTexts, ownLanguages } from '@piata/config/languages'

type PathWords = Record<Language, Record<string, string>>

/** What the folders of the site say about it: its pages, their words, its areas of texts. */
interface Site {
  /** By name: the folder's words in camel case, `myListings` for `/my-listings`. */
  pages: Record<string, { folder: string; interactive: boolean }>
  /** What a language's texts call the folders of pages in addresses (`paths`). */
  words: PathWords
  /** The file of each area of texts, by the area's name. */
  areas: Record<string, string>
}

/** Names of pages' folders that no address leads to: what the page server shows of itself. */
export const hiddenFolders: ReadonlySet<string> = new Set(['/failed'])

/** Built pages have it inlined (`next.config.mjs`), as a browser has no folders to look into. */
export const site: Site = process.env.PIATA_SITE ? JSON.parse(process.env.PIATA_SITE) : readSite()

/** What the operator's languages call the folders, read where the site runs and handed to browsers by each document. */
const operatorWords: PathWords =
  typeof document === 'undefined'
    ? readOperatorWords()
    : (JSON.parse(document.documentElement.dataset.languages ?? '{}').words ?? {})

/** What each language calls the folders of pages. */
export const pathWords: PathWords = Object.fromEntries(
  languages.map((language) => [language, { ...site.words[language], ...operatorWords[language] }]),
)

/** For `data-languages` of documents; undefined where browsers have built in all that there is. */
export const languagesForBrowsers: string | undefined =
  Object.keys(operatorWords).length === 0 && languages.join() === ownLanguages.join()
    ? undefined
    : JSON.stringify({ manners, words: operatorWords })

function readOperatorWords(): PathWords {
  const words: PathWords = {}
  for (const language of languages) {
    const own = Object.assign(
      {},
      ...Object.values(site.areas).map((file) => operatorTexts(language, `site/${file}.json`)?.paths),
    ) as Record<string, unknown>
    // What a browser would write otherwise is no word of an address.
    const fit = Object.entries(own).filter(
      ([, word]) => typeof word === 'string' && /^[a-z0-9-]+$/.test(word),
    )
    if (fit.length > 0) words[language] = Object.fromEntries(fit) as Record<string, string>
  }
  return words
}

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
    if (folder === '-' || hiddenFolders.has(folder)) continue
    const name = camelCase(folder) || 'home'
    if (pages[name]) throw new Error(`The page ${name} is there twice`)
    pages[name] = { folder: folder || '/', interactive }
  }

  const words: Site['words'] = {}
  for (const language of ownLanguages) {
    const texts = textsIn(language).map((file) =>
      JSON.parse(readFileSync(`${web}/messages/${language}/${file}`, 'utf8')),
    )
    const own = Object.assign({}, ...texts.map(({ paths }) => paths)) as Record<string, string>
    if (Object.keys(own).length > 0) words[language] = own
  }
  const areas = textsIn(ownLanguages[0])
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
