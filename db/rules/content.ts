import type { Category, Currency, ListingInput } from '../types.ts'
import { attributePointer, type Fault } from './faults.ts'
import { kindOf } from './kinds/index.ts'
import { listingRules } from './listing.ts'
import { checkText, type TextRule } from './text.ts'

/** What publishing looks at. */
export type ListingContent = Pick<
  ListingInput,
  'title' | 'description' | 'condition' | 'attributes' | 'placeId' | 'placeName'
>

/**
 * What a seller wrote as it is kept, and what is wrong with it. Absent fields stay absent, and may be empty: publishing asks for more
 * (`missingToPublish`).
 * @param present what the listing holds already; its attributes and condition apply where the patch names another category alone
 * @param category the listing's own after the patch; undefined, its attributes are not looked at
 * @param currencies those of the site; a price may stay in the one that it is in
 */
export function checkContent(
  patch: Partial<ListingInput>,
  present: Pick<ListingInput, 'attributes' | 'condition' | 'price'> | undefined,
  category: Category | undefined,
  currencies: readonly Currency[],
): { checked: Partial<ListingInput>; faults: Fault[] } {
  const faults: Fault[] = []
  const checked: Partial<ListingInput> = { ...patch }
  for (const field of ['title', 'description'] as const) {
    const given = patch[field]
    if (given === undefined) continue
    const { text, faults: wrong } = checkText(given, { ...listingRules[field], min: 0 })
    checked[field] = text
    faults.push(...wrong.map((fault) => ({ pointer: `/${field}`, ...fault })))
  }
  const currency = patch.price?.currency
  if (currency !== undefined && currency !== present?.price?.currency && !currencies.includes(currency)) {
    const detail = `is not one of ${currencies.join(', ')}`
    faults.push({ pointer: '/price/currency', code: 'not-an-option', detail })
  }
  if (category === undefined) return { checked, faults }
  const changesCategory = patch.categoryId !== undefined
  const attributes = patch.attributes ?? (changesCategory ? present?.attributes : undefined)
  if (attributes !== undefined) {
    checked.attributes = {}
    for (const [name, value] of Object.entries(attributes)) {
      const pointer = attributePointer(name)
      const attribute = category.attributes.find((known) => known.name === name)
      if (attribute === undefined) {
        faults.push({ pointer, code: 'unknown', detail: `is not an attribute of ${category.id}` })
        continue
      }
      const outcome = kindOf(attribute).check(value, attribute)
      checked.attributes[name] = outcome.value
      faults.push(...outcome.faults.map((fault) => ({ pointer, ...fault })))
    }
  }
  if (!category.hasCondition) {
    if (patch.condition != null) {
      const detail = `does not apply to ${category.id}`
      faults.push({ pointer: '/condition', code: 'not-applicable', detail })
    } else if (changesCategory && present?.condition != null) checked.condition = null
  }
  return { checked, faults }
}

/**
 * What keeps a listing from being published; empty when it is complete.
 * @param category the listing's, if it is one that takes listings
 */
export function missingToPublish(listing: ListingContent, category: Category | undefined): Fault[] {
  const missing = (pointer: string): Fault => ({ pointer, code: 'missing', detail: 'is missing' })
  const text = (field: 'title' | 'description', rule: TextRule): Fault[] =>
    checkText(listing[field], rule).faults.map((fault) => ({ pointer: `/${field}`, ...fault }))
  const faults = [...text('title', listingRules.title), ...text('description', listingRules.description)]
  if (category === undefined) faults.push(missing('/categoryId'))
  else {
    for (const { name, required } of category.attributes) {
      const value = listing.attributes[name]
      if (required && (value === undefined || value === '')) faults.push(missing(attributePointer(name)))
    }
    if (category.hasCondition && listing.condition === null) faults.push(missing('/condition'))
  }
  if (listing.placeId === null && !listing.placeName?.trim()) faults.push(missing('/placeId'))
  return faults
}
