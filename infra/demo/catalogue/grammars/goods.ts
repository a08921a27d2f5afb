import type { AttributeValue, Category } from '@piata/db'
import { optionValue } from '@piata/db'
import {
  conditionFactors,
  type Draft,
  fillAttributes,
  type Grammar,
  labelOf,
  type Occasion,
  type Phrase,
  say,
} from './grammar.ts'

/** `[Romanian, English, median price new in RON, models or details that may follow]`. */
type Kind = readonly [ro: string, en: string, price: number, models?: readonly string[]]

interface GoodsSource {
  /** The enum attribute that says what the thing is; its options are the keys of `kinds`. */
  by: string
  kinds: Record<string, Kind>
  /** Brands in the order of how common they are; the value of the attribute `brand` where there is one. */
  brands?: readonly string[]
  /** Usual ranges of numbers: `[min, max, step]`. */
  ranges?: Record<string, readonly [number, number, number?]>
  /** What sellers add to a title. */
  details?: readonly Phrase[]
  /** Attributes whose value follows the noun in the title, e.g. a size; printed with their unit. */
  inTitle?: readonly string[]
  facts?: readonly Phrase[]
  /** Attributes that follow from the model in the title, e.g. a tyre's sizes. */
  derive?: (model: string) => Record<string, AttributeValue>
  /** Spread of prices, as sigma of the logarithm. Default 0.45. */
  spread?: number
  currency?: 'RON' | 'EUR'
}

const titleEnds: Phrase[] = [
  ['stare foarte bună', 'very good condition'],
  ['ca nou', 'like new'],
  ['preț fix', 'fixed price'],
  ['urgent', 'must go'],
  ['impecabil', 'flawless'],
  ['ieftin', 'cheap'],
  ['livrare în țară', 'can post'],
]
const newEnds: Phrase[] = [
  ['nou, sigilat', 'new, sealed'],
  ['nou cu etichetă', 'new with tags'],
  ['nou', 'brand new'],
  ['nefolosit', 'unused'],
]

/** A grammar for things that a noun, a brand and a few details describe. */
export function goods(source: GoodsSource): Grammar {
  const keys = Object.keys(source.kinds)
  return (occasion, leaf) => {
    const { random } = occasion
    const key = random.pickEarly(keys)
    const kind = source.kinds[key]!
    const brand = source.brands && random.chance(0.85) ? random.pickEarly(source.brands) : undefined
    const given: Record<string, AttributeValue | undefined> = { [source.by]: key }
    const brandAttribute = leaf.attributes.find((a) => a.name === 'brand')
    if (brand !== undefined && brandAttribute !== undefined) {
      given.brand = brandAttribute.type === 'enum' ? knownOption(leaf, 'brand', brand) : brand
    }
    const model = kind[3] && (source.derive || random.chance(0.8)) ? random.pick(kind[3]) : undefined
    if (model !== undefined && source.derive) Object.assign(given, source.derive(model))
    const attributes = fillAttributes(occasion, leaf, given, source.ranges)
    return finish(occasion, leaf, source, { kind, brand, model, attributes })
  }
}

function finish(
  occasion: Occasion,
  leaf: Category,
  source: GoodsSource,
  {
    kind,
    brand,
    model,
    attributes,
  }: {
    kind: Kind
    brand: string | undefined
    model: string | undefined
    attributes: Record<string, AttributeValue>
  },
): Draft {
  const { random, condition } = occasion
  let title = occasion.language === 'ro' ? kind[0] : kind[1]
  if (brand !== undefined) title += ` ${brand}`
  if (model !== undefined) title += ` ${model}`
  for (const name of source.inTitle ?? []) {
    const value = attributes[name]
    if (value === undefined || !random.chance(0.8)) continue
    const attribute = leaf.attributes.find((candidate) => candidate.name === name)!
    const shown = attribute.type === 'enum' ? labelOf(leaf, name, value, occasion.language) : String(value)
    title += ` ${attribute.type === 'enum' && shown.length > 3 ? shown.toLowerCase() : shown}`
    if (attribute.unit) title += ` ${attribute.unit}`
  }
  if (source.details && random.chance(0.5)) title += `, ${say(occasion, random.pick(source.details))}`
  if (random.chance(0.22))
    title += ` - ${say(occasion, random.pick(condition === 'new' ? newEnds : titleEnds))}`
  const price = random.around(kind[2], source.spread ?? 0.45) * (condition ? conditionFactors[condition] : 1)
  const facts = source.facts && random.chance(0.75) ? [say(occasion, random.pick(source.facts))] : []
  return { title, attributes, price, currency: source.currency ?? 'RON', facts }
}

/** The option for a proper name, or 'other' where the category does not list it. */
export function knownOption(leaf: Category, name: string, label: string): string {
  const value = optionValue(label)
  const options = leaf.attributes.find((attribute) => attribute.name === name)?.options ?? []
  return options.some((option) => option.value === value) ? value : 'other'
}
