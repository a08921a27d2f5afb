import {
  fallbacksOf,
  firstLanguage,
  type Language,
  operatorTexts,
  over,
  tagOf,
} from '@piata/config/languages'
import { IntlMessageFormat } from 'intl-messageformat'
import type { LetterSite } from './letter.ts'
import en from './texts/en.json' with { type: 'json' }
import ro from './texts/ro.json' with { type: 'json' }

type MailTexts = typeof ro
type MailKey = { [Area in keyof MailTexts]: `${Area}.${keyof MailTexts[Area] & string}` }[keyof MailTexts]
type Values = Record<string, string | number>

const own: Record<Language, object> = { ro, en } satisfies Record<string, MailTexts>

/** Texts are messages of ICU, made once for each language. */
const known = new Map<string, IntlMessageFormat | undefined>()
const texts = new Map<Language, Record<string, Record<string, string>>>()

/** A text of the mails, `what-for.text`, in a language, or in the first of its fallbacks that has it and can fill it. */
export function mailText(locale: Language, key: MailKey, values: Values = {}): string {
  for (const language of fallbacksOf(locale)) {
    try {
      const message = messageOf(language, key)
      if (message !== undefined) return String(message.format(values))
    } catch {
      // An operator's text that cannot be read, or asks for what there is not.
    }
  }
  throw new Error(`No language has the text ${key} of mails`)
}

function messageOf(language: Language, key: MailKey): IntlMessageFormat | undefined {
  const name = `${language} ${key}`
  if (known.has(name)) return known.get(name)
  const [area = '', part = ''] = key.split('.', 2)
  const text = textsOf(language)[area]?.[part]
  const message =
    text === undefined
      ? undefined
      : new IntlMessageFormat(text, tagOf(language), undefined, { ignoreTag: true })
  known.set(name, message)
  return message
}

function textsOf(language: Language): Record<string, Record<string, string>> {
  let all = texts.get(language)
  if (all === undefined) {
    all = over(own[language] ?? {}, operatorTexts(language, 'mails.json') ?? {}) as typeof all & object
    texts.set(language, all)
  }
  return all
}

/** How the mails of a site speak in a language. */
export interface Voice {
  locale: Language
  site: LetterSite
  say(key: MailKey, values?: Values): string
  /** The address of a page, see `pageUrl`. */
  page(folder: string, token?: string): string
  /** With the year where that is another one. */
  day(time: string): string
  /** The day and the minute. */
  moment(time: string): string
  price(price: { amount: number; currency: string }): string
}

export function voiceOf(locale: Language, site: LetterSite): Voice {
  const { timeZone } = site
  const written = (time: string, options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(tagOf(locale), { ...options, timeZone }).format(new Date(time))
  return {
    locale,
    site,
    say: (key, values) => mailText(locale, key, values),
    page: (folder, token) => pageUrl(locale, folder, site, token),
    day: (time) => {
      const isThisYear =
        written(time, { year: 'numeric' }) === written(new Date().toISOString(), { year: 'numeric' })
      return written(time, { day: 'numeric', month: 'long', ...(!isThisYear && { year: 'numeric' }) })
    },
    moment: (time) =>
      written(time, {
        ...({ day: 'numeric', month: 'long', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const),
      }),
    price: (price) => priceText(locale, price),
  }
}

/**
 * The page of a folder of the site; the site leads from the folders' names to a language's own words. A token goes into the fragment, which
 * browsers tell no server and no page that a link leads to.
 */
export function pageUrl(locale: Language, folder: string, { publicUrl }: LetterSite, token?: string): string {
  const url = new URL(locale === firstLanguage ? `/${folder}` : `/${locale}/${folder}`, publicUrl)
  if (token !== undefined) url.hash = token
  return url.href
}

function priceText(locale: Language, { amount, currency }: { amount: number; currency: string }): string {
  const digits = amount % 100 === 0 ? 0 : 2
  const number = (amount / 100).toLocaleString(tagOf(locale), {
    ...{ minimumFractionDigits: digits, maximumFractionDigits: digits },
  })
  return `${number} ${currency === 'RON' ? 'lei' : currency}`
}
