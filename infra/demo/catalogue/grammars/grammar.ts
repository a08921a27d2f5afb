import {
  type AttributeValue,
  type Category,
  type CategoryAttribute,
  type Condition,
  type Currency,
  kindOf,
} from '@piata/db'
import type { Random } from '../random.ts'

export type Language = 'ro' | 'en'
/** `[Romanian, English]`. */
export type Phrase = readonly [ro: string, en: string]

/** What a grammar may look at while it makes up a listing. */
export interface Occasion {
  random: Random
  language: Language
  /** Null where the category has none. */
  condition: Condition | null
  /** 0 village to 10 capital. */
  importance: number
  /** The year of `now`. */
  year: number
}

export interface Draft {
  title: string
  attributes: Record<string, AttributeValue>
  /** Major units, not rounded; null: price on request. */
  price: number | null
  currency: Currency
  /** Sentences that only fit this listing, to go first in the description. */
  facts: string[]
}

/** Makes one listing of a leaf. */
export type Grammar = (occasion: Occasion, leaf: Category) => Draft

/** What the state of a thing does to its price. */
export const conditionFactors: Record<Condition, number> = {
  new: 1,
  'like-new': 0.82,
  good: 0.62,
  used: 0.48,
  'for-parts': 0.2,
}

export function say(occasion: Occasion, phrase: Phrase): string {
  return occasion.language === 'ro' ? phrase[0] : phrase[1]
}

/** The label of an enum's value in the listing's language. */
export function labelOf(
  leaf: Category,
  name: string,
  value: AttributeValue | undefined,
  language: Language,
): string {
  const attribute = leaf.attributes.find((candidate) => candidate.name === name)
  return attribute?.options?.find((option) => option.value === value)?.label[language] ?? String(value ?? '')
}

/**
 * Fills what a grammar left open: always what is required, the rest for three listings in four, as sellers do.
 * `ranges` narrows numbers to what is usual; without one a number is left out unless required.
 */
export function fillAttributes(
  occasion: Occasion,
  leaf: Category,
  given: Record<string, AttributeValue | undefined>,
  ranges: Record<string, readonly [min: number, max: number, step?: number]> = {},
): Record<string, AttributeValue> {
  const attributes: Record<string, AttributeValue> = {}
  for (const attribute of leaf.attributes) {
    const value =
      attribute.name in given ? given[attribute.name] : fill(occasion, attribute, ranges[attribute.name])
    if (typeof value === 'number') attributes[attribute.name] = within(attribute, value, occasion.year)
    else if (value !== undefined) attributes[attribute.name] = value
  }
  return attributes
}

function fill(
  { random }: Occasion,
  attribute: CategoryAttribute,
  range: readonly [min: number, max: number, step?: number] | undefined,
): AttributeValue | undefined {
  if (!attribute.required && !random.chance(0.75)) return undefined
  switch (attribute.type) {
    case 'enum':
      return random.pickEarly(attribute.options!).value
    case 'boolean':
      return random.chance(0.45)
    case 'number': {
      if (range === undefined && !attribute.required) return undefined
      const [min, max, step = 1] = range ?? [attribute.min!, Math.min(attribute.max!, attribute.min! + 50)]
      const steps = Math.floor((max - min) / step)
      return Math.round((min + step * random.int(0, steps)) * 100) / 100
    }
    default:
      return kindOf(attribute).sample(attribute, () => random.next())
  }
}

/** Made-up numbers stay within the category's limits, and years out of the future. */
function within(
  { name, min = -Infinity, max = Infinity }: CategoryAttribute,
  value: number,
  year: number,
): number {
  return Math.max(min, Math.min(max, name === 'year' ? Math.min(year, value) : value))
}
