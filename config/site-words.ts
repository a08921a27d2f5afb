import { languages, operatorTexts } from './languages.ts'
import pages from './page-words.json' with { type: 'json' }

/** What the page server passes on to the gateway, by the first segment of its address. */
export const gatewayRoots: ReadonlySet<string> = new Set([
  'v1',
  'img',
  'problems',
  'docs',
  'openapi.json',
  '.well-known',
])
/** What the gateway answers besides to those who ask it without the page server. */
const gatewayOwnRoots = ['health', 'metrics']
/** Files of the built site. */
export const fileRoots: ReadonlySet<string> = new Set(['fonts', 'assets', 'icon.svg', 'favicon.ico', 'sw.js'])
/** What programs read of the whole site. */
export const feedRoots: ReadonlySet<string> = new Set([
  'robots.txt',
  'sitemap.xml',
  'sitemaps',
  'manifest.webmanifest',
])

const words = new Set<string>([
  ...gatewayRoots,
  ...gatewayOwnRoots,
  ...fileRoots,
  ...feedRoots,
  ...languages,
  ...pages.words,
  ...wordsOfOperator(),
])

/** Whether an address of the site begins with a word in any of its languages, so that no page of a category can stand there. */
export const isWordOfSite = (word: string): boolean => words.has(word)

/** What languages of `PIATA_LANGUAGES_DIR` call the pages. */
function wordsOfOperator(): string[] {
  const paths = languages.flatMap((language) =>
    pages.areas.map((area) => operatorTexts(language, `site/${area}.json`)?.paths),
  )
  return paths.flatMap((called) => {
    if (typeof called !== 'object' || called === null) return []
    const own = called as Record<string, unknown>
    return pages.folders.map((folder) => own[folder]).filter((word) => typeof word === 'string')
  })
}
