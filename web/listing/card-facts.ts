import { nameIn } from '@piata/config/languages'
import { attributeText, isYear } from '../catalogue/kinds.ts'
import type { CategoryAttribute, CategoryNode, SearchItem } from '../client/types.ts'
import type { Locale } from '../i18n/routes.ts'

/** A card has room for a line of them. */
const most = 3

/** Of a tree of categories, by id, the attributes that cards carry; the tree is the same object until it changes. */
const known = new WeakMap<CategoryNode[], Map<string, CategoryAttribute[]>>()

/** What buyers want to know of a listing before they open it, in the order of its category: `2011`, `364.500 km`, `Diesel`. */
export function cardFacts(
  locale: Locale,
  categories: CategoryNode[],
  { categoryId, attributes }: Pick<SearchItem, 'categoryId' | 'attributes'>,
): string[] {
  let shown = known.get(categories)
  if (shown === undefined) {
    shown = new Map(cardAttributes(categories))
    known.set(categories, shown)
  }
  const facts: string[] = []
  for (const attribute of shown.get(categoryId) ?? []) {
    const value = attributes[attribute.name]
    const name = nameIn(attribute.label, locale)
    // What is not so says nothing.
    if (value === undefined || value === false) continue
    const text = value === true ? name : attributeText(locale, attribute, value, { yes: name, no: name })
    // A bare number says nothing: of two rooms and of the second floor there would be a "2" each.
    const isBare = typeof value === 'number' && attribute.unitLabel === undefined && !isYear(attribute.name)
    facts.push(isBare ? `${name} ${text}` : text)
    if (facts.length === most) break
  }
  return facts
}

function* cardAttributes(categories: CategoryNode[]): Generator<[string, CategoryAttribute[]]> {
  for (const { id, attributes, children } of categories) {
    yield [id, attributes.filter(({ card }) => card)]
    yield* cardAttributes(children ?? [])
  }
}
