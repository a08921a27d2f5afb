/**
 * The languages that the site can have: those that come with Piata, and those of `PIATA_LANGUAGES_DIR`, a folder with one folder for
 * each (CONTRIBUTING.md says what lies in it). The first has no prefix in addresses, and its texts stand where another has none.
 */

/** How a language writes what no text says. */
interface Manner {
  /** BCP 47, by which its numbers and dates are written. */
  tag: string
  /** In place of a price of nothing. */
  free: string
}

const own: Record<string, Manner> = {
  ro: { tag: 'ro-RO', free: 'Gratuit' },
  en: { tag: 'en-GB', free: 'Free' },
}

/** ISO 639: one of `languages`. */
export type Language = string

declare const document: { documentElement: { dataset: Record<string, string | undefined> } } | undefined

/** What is wrong with the folder of languages, for whoever starts a process. */
export const languageFaults: string[] = []

/** Where the operator's languages lie; undefined where there are none, and in a browser. */
const folder = typeof document === 'undefined' ? folderOfOperator() : undefined

/**
 * How each language writes, in the order of the site. A document says in `data-languages` what its browser cannot look up (web/i18n/site.ts).
 */
export const manners: Readonly<Record<Language, Manner>> =
  typeof document === 'undefined'
    ? readManners()
    : (JSON.parse(document.documentElement.dataset.languages ?? '{}').manners ?? own)

export const languages = Object.keys(manners) as [Language, ...Language[]]
export const firstLanguage: Language = languages[0]
/** Those that come with Piata, of which no text is missing. */
export const ownLanguages = Object.keys(own) as [Language, ...Language[]]
/** Where a language lacks a text, the first of these that has it is asked: of Piata's own, none of whose texts is missing, in the order of the site. */
export const fallbacksOf = (language: Language): Language[] => [
  ...new Set([
    language,
    firstLanguage,
    ...languages.filter((one) => Object.hasOwn(own, one)),
    ...ownLanguages,
  ]),
]

export function isLanguage(text: string): text is Language {
  return Object.hasOwn(manners, text)
}

/** By which `Intl` writes a language's numbers and dates. */
export const tagOf = (language: Language): string => manners[language]?.tag ?? language

/** What something is called in each language of the site. */
export type Names = Record<Language, string>

/**
 * A name for each language of the site: its own, or else the first language's, or else any there is.
 * @param given by language; those that the site does not have are left out
 * @throws Error when there is no name at all
 */
export function namesOf(given: Readonly<Record<string, string | undefined>>): Names {
  const any = Object.values(given).find((name) => name !== undefined)
  if (any === undefined) throw new Error('Expected a name in some language but received none')
  return Object.fromEntries(
    languages.map((language) => {
      const known = fallbacksOf(language).find((other) => given[other] !== undefined)
      return [language, known === undefined ? any : given[known]!]
    }),
  )
}

/** What something is called in a language: in words of its own, or of another where it has none. */
export function nameIn(names: Readonly<Record<string, string>>, language: Language): string {
  const known = fallbacksOf(language).find((other) => names[other] !== undefined)
  return known === undefined ? (Object.values(names)[0] ?? '') : names[known]!
}

/**
 * A file of the operator's for a language, such as `mails.json`, over which nothing of Piata's stands; undefined where there is none.
 * On the server only.
 */
export function operatorTexts(language: Language, file: string): Record<string, unknown> | undefined {
  if (folder === undefined) return undefined
  const { existsSync, readFileSync } = process.getBuiltinModule('node:fs')
  const path = `${folder}/${language}/${file}`
  if (!existsSync(path)) return undefined
  try {
    const texts: unknown = JSON.parse(readFileSync(path, 'utf8'))
    if (typeof texts === 'object' && texts !== null && !Array.isArray(texts))
      return texts as Record<string, unknown>
    languageFaults.push(`${path} must hold a JSON object`)
  } catch (error) {
    languageFaults.push(`${path} cannot be read: ${(error as Error).message}`)
  }
  return undefined
}

/** Texts over others, key by key; what is no text there is left out. */
export function over(texts: object, others: Record<string, unknown>): Record<string, unknown> {
  const all: Record<string, unknown> = { ...texts }
  for (const [key, text] of Object.entries(others)) {
    const below = all[key]
    if (typeof text === 'object' && text !== null) {
      if (typeof below !== 'string') all[key] = over(below ?? {}, text as typeof others)
    } else if (typeof text === 'string' && text !== '' && typeof below !== 'object') all[key] = text
  }
  return all
}

/** Commands read `.env` only after this was loaded, so it is looked at here. */
function environment(): Record<string, string | undefined> {
  const { existsSync, readFileSync } = process.getBuiltinModule('node:fs')
  if (!existsSync('.env')) return process.env
  return { ...process.getBuiltinModule('node:util').parseEnv(readFileSync('.env', 'utf8')), ...process.env }
}

function folderOfOperator(): string | undefined {
  const given = environment().PIATA_LANGUAGES_DIR?.trim()
  if (!given) return undefined
  const { isAbsolute, resolve } = process.getBuiltinModule('node:path')
  // Bundled pages, which do not know where they lie, are handed an absolute one.
  return isAbsolute(given) ? given : resolve(import.meta.dirname, '..', given)
}

function readManners(): Record<Language, Manner> {
  const all: Record<Language, Manner> = { ...own }
  for (const language of foldersOf(folder)) {
    const { tag, free } = operatorTexts(language, 'language.json') ?? {}
    const known = all[language] ?? { tag: likelyTag(language), free: own.en!.free }
    all[language] = {
      tag: typeof tag === 'string' && isTag(tag) ? tag : known.tag,
      free: typeof free === 'string' ? free : known.free,
    }
  }
  const first = (environment().PIATA_LANGUAGES ?? '')
    .split(',')
    .map((language) => language.trim())
    .filter((language) => language !== '')
  for (const language of first)
    if (!Object.hasOwn(all, language))
      languageFaults.push(
        `PIATA_LANGUAGES must name languages out of ${Object.keys(all).join(', ')}, not '${language}'; of others a folder is missing in PIATA_LANGUAGES_DIR`,
      )
  const ordered = [...new Set([...first, ...Object.keys(all)])].filter((language) =>
    Object.hasOwn(all, language),
  )
  return Object.fromEntries(ordered.map((language) => [language, all[language]!]))
}

/** The folders that are called like a language; `/img` is no language's address. */
function foldersOf(path: string | undefined): string[] {
  if (path === undefined) return []
  try {
    return process
      .getBuiltinModule('node:fs')
      .readdirSync(path, { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && /^(?!img$)[a-z]{2,3}$/.test(entry.name))
      .map(({ name }) => name)
      .sort()
  } catch (error) {
    languageFaults.push(`PIATA_LANGUAGES_DIR cannot be read: ${(error as Error).message}`)
    return []
  }
}

/** As its country writes it where most speak it: `hu-HU`. */
function likelyTag(language: string): string {
  const { region } = new Intl.Locale(language).maximize()
  return region === undefined ? language : `${language}-${region}`
}

function isTag(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1
  } catch {
    return false
  }
}
