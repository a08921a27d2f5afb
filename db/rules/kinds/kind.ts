import type { Decimal } from '../../reading/digits.ts'
import type { AttributeValue, CategoryAttribute } from '../../types.ts'
import type { ValueFault } from '../faults.ts'

/** A value as it is kept, and what is wrong with it. */
interface Checked {
  value: AttributeValue
  faults: ValueFault[]
}

/** What is said of the texts of one column of an import. */
interface TextCustom {
  /** The unit of bare numbers. */
  unit?: string | undefined
  /** Words that say yes. */
  contains?: string | undefined
  /** Whether what is too long may be cut. */
  cut?: boolean | undefined
  /** The decimal separator that the map says, and the one that the column's numbers agree on. */
  decimal?: Decimal | undefined
  agreed?: Decimal | undefined
}

/**
 * Reads people's texts as values; what it had to change it tells to `note`.
 * @throws ConversionError for what is no value
 */
export type TextReader = (text: string, note: (said: string) => void) => AttributeValue

/** Everything that Piata has to know of a kind of attribute, but for how the site shows it (`web/catalogue/kinds.tsx`). */
interface Kind {
  /** A value that comes as JSON. */
  check(value: AttributeValue, attribute: CategoryAttribute): Checked
  /** For the texts of an import. */
  reader(attribute: CategoryAttribute, custom: TextCustom): TextReader
  /** Some value that `check` takes, for made-up listings; `random` gives numbers from 0 to below 1. */
  sample(attribute: CategoryAttribute, random: () => number): AttributeValue | undefined
}

/** Buyers choose among its values, and a facet counts them. */
export interface ExactKind extends Kind {
  search: 'exact'
  /** The value as the search index holds it. */
  indexed(value: AttributeValue): string
}

/** Buyers say bounds. */
export interface NumericKind extends Kind {
  search: 'numeric'
  indexed(value: AttributeValue): number
  /** What a bound in a query string says, as the index holds it; undefined for what says none. */
  bound(text: string): number | undefined
  /** What a bound must be, in words that follow its name. */
  boundRule: string
}

export type AttributeKind = ExactKind | NumericKind

export const taken = (value: AttributeValue): Checked => ({ value, faults: [] })

export const refused = (value: AttributeValue, code: ValueFault['code'], detail: string): Checked => ({
  value,
  faults: [{ code, detail }],
})
