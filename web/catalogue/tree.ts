import type { AttributeValue, CategoryAttribute, CategoryNode } from '../client/types.ts'
import { formatNumber } from '../i18n/format.ts'
import type { Locale } from '../i18n/routes.ts'

/** The category with this id, anywhere in the tree. */
export function findCategory(tree: CategoryNode[], id: string | null): CategoryNode | undefined {
  if (id === null) return undefined
  for (const node of tree) {
    const found = node.id === id ? node : findCategory(node.children ?? [], id)
    if (found) return found
  }
  return undefined
}

/** From the root to the category itself. */
export function categoryPath(tree: CategoryNode[], id: string | null): CategoryNode[] {
  return (findCategory(tree, id)?.path ?? []).flatMap((step) => findCategory(tree, step) ?? [])
}

/** What buyers filter by within a category; a parent has what its leaves agree on, which is nothing today. */
export function filterAttributes(category: CategoryNode | undefined): CategoryAttribute[] {
  return category?.attributes.filter((attribute) => attribute.filter) ?? []
}

/** An attribute's value in words: `150.000 km`, `Benzină`, `Da`. */
export function attributeText(
  locale: Locale,
  attribute: CategoryAttribute,
  value: AttributeValue,
  words: { yes: string; no: string },
): string {
  if (typeof value === 'boolean' || attribute.type === 'boolean')
    return String(value) === 'true' ? words.yes : words.no
  if (typeof value === 'number') {
    // Years are names more than amounts.
    const text = attribute.name.toLowerCase().includes('year') ? String(value) : formatNumber(locale, value)
    return attribute.unit ? `${text}\u00a0${attribute.unit}` : text
  }
  return attribute.options?.find((option) => option.value === value)?.label[locale] ?? value
}
