import { type Category, type CategoryAttribute, filtersOf, fold, kindOf, said, wholes } from '@piata/db'
import { Phrases } from './phrases.ts'
import * as words from './words.ts'

/** A phrase of a leaf, or of what lies between it and its root: all of it, or a make or kind that it may be meant by. */
export interface LeafPhrase {
  leaf: string
  whole: 'ro' | 'en' | undefined
}

interface Option {
  attribute: string
  value: string
}

/** What a leaf lets a query say of its things. */
export interface LeafWords {
  attributes: ReadonlyMap<string, CategoryAttribute>
  options: Phrases<Option>
  units: Phrases<string>
  counted: Phrases<string>
  hasCondition: boolean
}

/** Labels of options that say nothing by themselves ("M", "A", "2"), and those that mean every other one. */
const isTelling = (label: string, value: string): boolean =>
  value !== 'other' && /\p{L}{3}|\d\p{L}|\p{L}\d/u.test(label)

/** All phrases that a query is read by; made of the catalogue once, and of each leaf when a query first means it. */
export class Vocabulary {
  readonly leaves: Phrases<LeafPhrase>
  readonly offered: Phrases<(typeof words.offered)[number]>
  readonly tables: Record<'max' | 'min' | 'yearMax' | 'yearMin' | 'year' | 'price', Phrases<true>>
  readonly between: Phrases<Phrases<true>>
  readonly currencies: Phrases<string>
  readonly conditions: Phrases<string>
  readonly offers: Phrases<'sale' | 'rent'>
  readonly leftAlone: Phrases<true>
  readonly strongPlace: Phrases<true>
  readonly weakPlace: Phrases<true>
  /** Every word of the catalogue, folded: villages of that name are no places without their county. */
  readonly known = new Set<string>()
  readonly #categories: ReadonlyMap<string, Category>
  readonly #byLeaf = new Map<string, LeafWords>()
  readonly #stem: (folded: string) => string

  constructor(categories: ReadonlyMap<string, Category>, stem: (folded: string) => string) {
    this.#stem = stem
    this.#categories = categories
    const table = <T>(entries: Iterable<readonly [string, T]>): Phrases<T> => {
      const phrases = new Phrases<T>(stem)
      for (const [phrase, meaning] of entries) phrases.add(phrase, meaning)
      return phrases
    }
    const set = (phrases: readonly string[]) => table(phrases.map((phrase) => [phrase, true] as const))
    const named = <T extends string>(groups: Partial<Record<T, readonly string[]>>) =>
      table(
        (Object.entries(groups) as [T, string[]][]).flatMap(([meaning, phrases]) =>
          phrases.map((phrase) => [phrase, meaning] as const),
        ),
      )
    this.tables = {
      ...{ max: set(words.bounds.max), min: set(words.bounds.min), price: set(words.priceWords) },
      ...{
        yearMax: set(words.yearBounds.max),
        yearMin: set(words.yearBounds.min),
        year: set(words.yearWords),
      },
    }
    this.between = table(words.between.map(({ open, middle }) => [open, set(middle)] as const))
    this.currencies = named(words.currencies)
    this.offers = named(words.offers)
    this.conditions = table(
      words.conditions.flatMap(({ phrases, values }) => phrases.map((phrase) => [phrase, values] as const)),
    )
    this.leftAlone = set(words.leftAlone)
    this.strongPlace = set(words.placeWords)
    this.weakPlace = set(words.weakPlaceWords)
    this.offered = table(
      words.offered.flatMap((entry) => entry.phrases.map((phrase) => [phrase, entry] as const)),
    )
    this.leaves = this.#leavesOf(categories)
  }

  #leavesOf(categories: ReadonlyMap<string, Category>): Phrases<LeafPhrase> {
    const phrases = new Phrases<LeafPhrase>(this.#stem)
    const parents = new Set([...categories.values()].map(({ parentId }) => parentId))
    const list = (text = '') => text.split(',').flatMap((phrase) => phrase.trim() || [])
    for (const { id: leaf, parentId, name, attributes } of categories.values()) {
      const names = Object.values(name)
      for (const text of names) this.#learn(text)
      for (const { options = [] } of attributes)
        for (const { label } of options) for (const text of Object.values(label)) this.#learn(text)
      // Of roots nobody says what they look for; what lies between is named as leaves are.
      if (parents.has(leaf) && parentId === null) continue
      const { ro, en } = wholes[leaf] ?? {}
      for (const phrase of [...list(ro), ...names]) phrases.add(phrase, { leaf, whole: 'ro' })
      for (const phrase of list(en)) phrases.add(phrase, { leaf, whole: 'en' })
      for (const phrase of list(said[leaf])) {
        this.#learn(phrase)
        phrases.add(phrase, { leaf, whole: undefined })
      }
    }
    return phrases
  }

  #learn(text: string): void {
    for (const word of fold(text).split(' ')) this.known.add(word)
  }

  /** Whether a category lies below another. */
  isBelow(leaf: string, above: string): boolean {
    return leaf !== above && this.#categories.get(leaf)?.path.includes(above) === true
  }

  /** Undefined for what is no category of today. */
  of(leaf: string): LeafWords | undefined {
    const category = this.#categories.get(leaf)
    if (category === undefined) return undefined
    const known = this.#byLeaf.get(leaf)
    if (known !== undefined) return known
    const made = this.#make(category, filtersOf([...this.#categories.values()], leaf))
    this.#byLeaf.set(leaf, made)
    return made
  }

  #make({ hasCondition }: Category, filtered: readonly CategoryAttribute[]): LeafWords {
    const options = new Phrases<Option>(this.#stem)
    const units = new Phrases<string>(this.#stem)
    const counted = new Phrases<string>(this.#stem)
    for (const { name, unit, unitLabel, options: own = [] } of filtered) {
      for (const { value, label } of own) {
        if (!isTelling(Object.values(label).join(' '), value)) continue
        const written = new Set([...Object.values(label), ...(words.optionWords[name]?.[value] ?? [])])
        for (const text of new Set([...written].map(fold))) options.add(text, { attribute: name, value })
      }
      for (const phrase of words.counted[name] ?? []) counted.add(phrase, name)
      if (unit === undefined) continue
      const spellings: string[] = [...Object.values(unitLabel ?? {}), ...(words.units[unit] ?? [unit])]
      for (const spelling of new Set(spellings.map((text) => fold(text) || text))) units.add(spelling, name)
    }
    const byName = new Map(filtered.map((attribute) => [attribute.name, attribute]))
    return { attributes: byName, options, units, counted, hasCondition }
  }
}

/** Whether bounds of the attribute are numbers. */
export const isNumeric = (attribute: CategoryAttribute | undefined): boolean =>
  attribute !== undefined && kindOf(attribute).search === 'numeric'
