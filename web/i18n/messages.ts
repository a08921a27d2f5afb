import {
  fallbacksOf,
  type Language,
  languages,
  operatorTexts,
  over,
  ownLanguages,
} from '@piata/config/languages'
import { siteNow } from '../client/site.ts'
import { ownName } from './format.ts'
import { site } from './site.ts'
import type { Messages } from './site-types.d.ts'

export type { Messages }

/** One file per area in each language that comes with Piata; the area is the namespace. What a file says of addresses (`paths`) is no text. */
async function read(language: Language): Promise<Messages> {
  const areas = await Promise.all(
    Object.entries(site.areas).map(async ([area, file]) => {
      const read = await import(`../messages/${language}/${file}.json`, { with: { type: 'json' } })
      const { paths: _, ...texts } = read.default
      return [area, texts] as const
    }),
  )
  return Object.fromEntries(areas) as Messages
}

const own = new Map(
  await Promise.all(ownLanguages.map(async (language) => [language, await read(language)] as const)),
)
const written = new Map(languages.map((language) => [language, complete(language)]))

/** What stands in the operator's files and in Piata's, and for what neither has, the text of another language. */
function complete(language: Language): Messages {
  const chain = fallbacksOf(language).reverse()
  return chain.reduce<object>((texts, one) => {
    // Another language's text would name that one.
    const named = { common: { nav: { switchLabel: ownName(one) } } }
    return over(over(texts, { ...(own.get(one) ?? named) }), operatorMessages(one))
  }, {}) as Messages
}

function operatorMessages(language: Language): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(site.areas).map(([area, file]) => {
      const { paths: _, ...texts } = operatorTexts(language, `site/${file}.json`) ?? {}
      return [area, texts]
    }),
  )
}

/** As they are said on the site that is called so, by language. */
const said = new Map<Language, { of: string; messages: Messages }>()

/**
 * The texts of a language, on the server only: a page hands its components in the browser those that they need. What the site is called and the country
 * where it is stand in them already.
 */
export function loadMessages(language: Language): Messages {
  const { name, country } = siteNow()
  const of = `${country} ${name}`
  let known = said.get(language)
  if (known?.of !== of) {
    const countryName = new Intl.DisplayNames([language], { type: 'region' }).of(country) ?? country
    const messages = filled(written.get(language)!, { siteName: name, countryName })
    known = { of, messages: messages as Messages }
    said.set(language, known)
  }
  return known.messages
}

function filled(texts: object, values: Record<string, string>): object {
  return Object.fromEntries(
    Object.entries(texts).map(([key, text]) => [
      key,
      typeof text === 'string'
        ? text.replace(/\{(siteName|countryName)\}/g, (_, name: string) => quoted(values[name]!))
        : filled(text as object, values),
    ]),
  )
}

/** Letters that ICU's messages and their tags would take for their own. */
const quoted = (text: string): string => text.replaceAll("'", "''").replace(/[{}<>]/g, "'$&'")
