import { nameIn } from '@piata/config/languages'
import type { AttributeValue, CategoryAttribute } from '../client/types.ts'
import { formatNumber } from '../i18n/format.ts'
import type { Locale } from '../i18n/routes.ts'
import { parseNumber } from '../publish/numbers.ts'

/** The words that values are said with. */
export interface ValueWords {
  yes: string
  no: string
}

/** A key of the messages at `publish.errors`, with its values. */
export interface ValueFault {
  key: 'number' | 'range' | 'atLeast' | 'atMost'
  values?: Record<string, number>
}

/** Bounds in the results' filters; they are numbers, as the search index holds the values. */
export interface KindBounds {
  input: { type: 'text' | 'date'; inputMode?: 'numeric' }
  /** Of the address, as the API or the field wrote it; null for what is no bound. */
  read(text: string): number | null
  /** What the field holds. */
  typed(bound: number): string
}

/** How the site shows a kind of attribute, asks for it and filters by it. What it takes is the API's to say. */
interface Kind {
  control: { as: 'checkbox' } | { as: 'select' } | { as: 'input'; type?: 'date'; inputMode?: 'decimal' }
  /** Of kinds that buyers filter by bounds; they choose among the values of others. */
  bounds?: KindBounds
  /** In words: `150.000 km`, `Benzină`, `Da`. */
  text(value: AttributeValue, attribute: CategoryAttribute, locale: Locale, words: ValueWords): string
  /** What was typed as the API takes it; undefined for what it would refuse. */
  read(text: string, attribute: CategoryAttribute): AttributeValue | undefined
  /** What is wrong with a text that is not empty, where more can be said than that it is needed. */
  fault?(text: string, attribute: CategoryAttribute): ValueFault | undefined
}

const isWithin = (value: number, { min = -Infinity, max = Infinity }: CategoryAttribute): boolean =>
  value >= min && value <= max

/** Of an attribute's name. */
export const isYear = (name: string): boolean => name.toLowerCase().includes('year')

const kinds = {
  text: {
    control: { as: 'input' },
    text: String,
    read: (text) => text,
  },
  enum: {
    control: { as: 'select' },
    text: (value, { options }, locale) =>
      options?.find((option) => option.value === value)?.label[locale] ?? String(value),
    read: (text, { options }) => (options?.some(({ value }) => value === text) ? text : undefined),
  },
  number: {
    control: { as: 'input', inputMode: 'decimal' },
    bounds: {
      input: { type: 'text', inputMode: 'numeric' },
      read: (text) => (/^-?\d{1,10}(?:[.,]\d{1,6})?$/.test(text) ? Number(text.replace(',', '.')) : null),
      typed: String,
    },
    text(value, { name, unitLabel }, locale) {
      if (typeof value !== 'number') return String(value)
      // Years are names more than amounts.
      const text = isYear(name) ? String(value) : formatNumber(locale, value)
      return unitLabel ? `${text}\u00a0${nameIn(unitLabel, locale)}` : text
    },
    read(text, attribute) {
      const value = parseNumber(text)
      return value !== undefined && isWithin(value, attribute) ? value : undefined
    },
    fault(text, attribute) {
      const value = parseNumber(text)
      if (value === undefined) return { key: 'number' }
      if (isWithin(value, attribute)) return undefined
      const { min, max } = attribute
      const key = max === undefined ? 'atLeast' : min === undefined ? 'atMost' : 'range'
      return { key, values: { min: min ?? 0, max: max ?? 0 } }
    },
  },
  boolean: {
    control: { as: 'checkbox' },
    text: (value, _attribute, _locale, { yes, no }) => (String(value) === 'true' ? yes : no),
    read: (text) => text === 'true',
  },
} satisfies Record<CategoryAttribute['type'], Kind>

export function kindOf({ type }: Pick<CategoryAttribute, 'type'>): Kind {
  return kinds[type]
}

/** A bound in the address, of whichever kind; null for what is none. */
export function readBound(text: string): number | null {
  const all: Kind[] = Object.values(kinds)
  return all.map(({ bounds }) => bounds?.read(text)).find((bound) => bound != null) ?? null
}

/** An attribute's value in words: `150.000 km`, `Benzină`, `Da`. */
export function attributeText(
  locale: Locale,
  attribute: CategoryAttribute,
  value: AttributeValue,
  words: ValueWords,
): string {
  return kindOf(attribute).text(value, attribute, locale, words)
}
