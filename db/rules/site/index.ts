import { languages } from '@piata/config/languages'
import { currencies, usualCurrencies } from '../../types.ts'
import { listingRules } from '../listing.ts'
import { promotionPackageNames } from '../promotions.ts'
import { checkSetting, type SettingKind, type ValueOf, WrongSetting } from './kinds.ts'

export type { SettingKind } from './kinds.ts'

const setting = <const K extends SettingKind>(rule: K, initial: NoInfer<ValueOf<K>>, isPublic: boolean) => ({
  rule,
  initial,
  isPublic,
})

/**
 * What those who run a site choose for it while it runs, once: kind, what holds until they choose, and whether everybody may see it. The API, the
 * admin page and what reads a setting follow from this table. What a process needs to start is in `config/settings.ts`.
 */
export const siteSettings = {
  name: setting({ kind: 'text', min: 1, max: 40, lines: false }, 'Piata', true),
  logo: setting({ kind: 'picture', max: 60_000 }, '', false),
  accent: setting({ kind: 'colour' }, '', true),
  operator: setting({ kind: 'text', min: 0, max: 120, lines: false }, '', true),
  contactEmail: setting({ kind: 'email' }, '', true),
  contactPhone: setting({ kind: 'text', min: 0, max: 40, lines: false }, '', true),
  contactAddress: setting({ kind: 'text', min: 0, max: 300, lines: true }, '', true),
  /** Where it is: telephone numbers without a country are of it, and its name stands on the pages. */
  country: setting({ kind: 'country' }, 'RO', true),
  /** Those in which its pages are offered, in this order. */
  languages: setting({ kind: 'order', of: languages }, languages, true),
  /** Those in which prices are given, the first being the one by which prices are compared. */
  currencies: setting({ kind: 'order', of: currencies }, usualCurrencies, true),
  /** What one unit of each is worth; only their relations count. Those left out are as an agent reads them or PIATA_RATES says. */
  rates: setting({ kind: 'numbers', of: currencies }, {}, false),
  /** File of a national bank; empty for PIATA_RATES_URL. */
  ratesUrl: setting({ kind: 'link' }, '', false),
  /** `after`: listings are looked at once they are reported; `before`: all are approved first; `first`: an account's first ones are. */
  moderation: setting({ kind: 'choice', of: ['after', 'before', 'first'] }, 'after', false),
  /** How many are an account's first ones. */
  moderatedFirst: setting({ kind: 'whole', min: 1, max: 100 }, 3, false),
  listingDays: setting({ kind: 'whole', min: 1, max: 365 }, listingRules.lifeDays, true),
  pictures: setting({ kind: 'whole', min: 1, max: listingRules.images }, listingRules.images, true),
  /** Whether listings stand at the top of results for some days, by a code or because the staff grants it. */
  promotions: setting({ kind: 'choice', of: ['off', 'on'] }, 'off', true),
  /** What a promotion costs, in the first currency; those left out are not sold. */
  promotionPrices: setting({ kind: 'amounts', of: promotionPackageNames }, {}, false),
  /** Those that take new listings, with all below them; none for all. */
  categories: setting({ kind: 'categories', max: 200 }, [], true),
  /** Those of which the home page shows a row of listings, in this order. */
  homeCategories: setting({ kind: 'categories', max: 6 }, [], true),
} as const

export type SettingName = keyof typeof siteSettings
export type SiteSettings = { readonly [K in SettingName]: ValueOf<(typeof siteSettings)[K]['rule']> }
export const settingNames = Object.keys(siteSettings) as SettingName[]

/** What holds where nothing was chosen. */
export const initialSettings = Object.fromEntries(
  settingNames.map((name) => [name, siteSettings[name].initial]),
) as unknown as SiteSettings

/** What was chosen, over what holds else; what this version does not know, or would refuse, is left out. */
export function settingsOf(chosen: Readonly<Record<string, unknown>>): SiteSettings {
  return { ...initialSettings, ...checkSettings(chosen).settings }
}

/** Chosen values as they are kept, and what is wrong with the others. */
export function checkSettings(chosen: Readonly<Record<string, unknown>>): {
  settings: Partial<SiteSettings>
  faults: { pointer: string; detail: string }[]
} {
  const settings: Record<string, unknown> = {}
  const faults: { pointer: string; detail: string }[] = []
  for (const name of settingNames) {
    if (chosen[name] === undefined) continue
    try {
      settings[name] = checkSetting(siteSettings[name].rule, chosen[name])
    } catch (error) {
      if (!(error instanceof WrongSetting)) throw error
      faults.push({ pointer: `/${name}`, detail: error.message })
    }
  }
  return { settings: settings as Partial<SiteSettings>, faults }
}

/** Whether a category takes new listings. @param path from its root to itself */
export const takesListings = ({ categories }: Pick<SiteSettings, 'categories'>, path: readonly string[]) =>
  categories.length === 0 || path.some((id) => categories.includes(id))

/** The pages of law that a site has, each in the languages in which somebody wrote it; in Markdown. */
export const legalPages = ['terms', 'privacy', 'cookies', 'imprint'] as const
export type LegalPage = (typeof legalPages)[number]

export const legalPageRules = {
  title: { min: 1, max: 120, lines: false },
  /** Empty where the page is not there. */
  body: { min: 0, max: 100_000, lines: true },
} as const
