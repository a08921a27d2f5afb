/**
 * The languages of the site, each with the BCP 47 tag by which its numbers and dates are written. The first one has no prefix in
 * addresses, and its texts stand where another language has none. One more is a line here and its files of texts (web/README.md).
 */
export const languageTags = { ro: 'ro-RO', en: 'en-GB' } as const

/** ISO 639-1. */
export type Language = keyof typeof languageTags
export const languages = Object.keys(languageTags) as [Language, ...Language[]]
export const firstLanguage: Language = languages[0]

export function isLanguage(text: string): text is Language {
  return Object.hasOwn(languageTags, text)
}

/** What something is called in each language of the site. */
export type Names = Record<Language, string>

/**
 * A name for each language of the site: its own, or else the first language's, or else any there is.
 * @param given by language; those that the site does not have are left out
 * @throws Error when there is no name at all
 */
export function namesOf(given: Readonly<Record<string, string | undefined>>): Names {
  const fallback = given[firstLanguage] ?? Object.values(given).find((name) => name !== undefined)
  if (fallback === undefined) throw new Error('Expected a name in some language but received none')
  return Object.fromEntries(
    languages.map((language) => [language, given[language] ?? fallback]),
  ) as unknown as Names
}
