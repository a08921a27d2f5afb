import { kindOf, type ValueFault } from '../catalogue/kinds.ts'
import type { CategoryAttribute, CategoryNode, Fault, ListingRules } from '../client/types.ts'
import { typedText } from '../ui/typed-text.ts'
import { type Draft, priceAmount } from './draft.ts'

export const steps = ['category', 'details', 'photos', 'price', 'preview'] as const
export type Step = (typeof steps)[number]

/** A control of the form. */
export interface DraftField {
  /** In the listing, as the API points to it. */
  pointer: string
  /** In the draft. */
  path: Exclude<keyof Draft, 'attributes'> | `attributes.${string}`
  /** Of the control in the page. */
  id: string
  step: Step
  attribute?: CategoryAttribute
}

export const attributeFieldId = (name: string): string => `attribute-${name}`

const titleField: DraftField = { pointer: '/title', path: 'title', id: 'title', step: 'details' }
const priceField: DraftField = { pointer: '/price', path: 'price', id: 'price', step: 'price' }
const categoryField: DraftField = {
  pointer: '/categoryId',
  path: 'categoryId',
  id: 'category',
  step: 'category',
}

/** Every control that the API may say something of, in the order in which they stand in the form. */
export function draftFields(category: CategoryNode | undefined): DraftField[] {
  return [
    categoryField,
    titleField,
    { pointer: '/condition', path: 'condition', id: 'condition', step: 'details' },
    ...(category?.attributes ?? []).map(attributeField),
    { pointer: '/description', path: 'description', id: 'description', step: 'details' },
    { pointer: '/imageIds', path: 'images', id: 'photos', step: 'photos' },
    priceField,
    { pointer: '/placeId', path: 'place', id: 'place', step: 'price' },
  ]
}

function attributeField(attribute: CategoryAttribute): DraftField {
  const { name } = attribute
  return {
    // RFC 6901.
    pointer: `/attributes/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`,
    path: `attributes.${name}`,
    id: attributeFieldId(name),
    step: 'details',
    attribute,
  }
}

/** The control that a pointer of the API is about: a deeper one belongs to the field that holds it. */
export function fieldAt(pointer: string, fields: readonly DraftField[]): DraftField | undefined {
  return fields.find((field) => pointer === field.pointer || pointer.startsWith(`${field.pointer}/`))
}

/** A message of `publish.errors` with its values, and the control it stands beside. */
export interface FieldFault {
  field: DraftField
  key:
    | 'category'
    | 'title'
    | 'description'
    | 'required'
    | ValueFault['key']
    | 'tooLong'
    | 'condition'
    | 'price'
    | 'place'
    | 'refused'
  values?: Record<string, number>
}

/** What was typed and says nothing that the API would take, so that it cannot be sent; the API says what is missing. */
export function unreadable(
  draft: Draft,
  category: CategoryNode | undefined,
  rules: ListingRules,
): FieldFault[] {
  const faults: FieldFault[] = []
  if (!category) faults.push({ field: categoryField, key: 'category' })
  for (const attribute of category?.attributes ?? []) {
    const text = typedText(draft.attributes[attribute.name] ?? '')
    const fault = text === '' ? undefined : kindOf(attribute).fault?.(text, attribute)
    if (fault) faults.push({ field: attributeField(attribute), ...fault })
  }
  // A listing without a price is one on request, which its seller says.
  if (!draft.onRequest && priceAmount(draft.price, rules) === undefined)
    faults.push({ field: priceField, key: 'price' })
  return faults
}

/** What the form says of a fault that the API found. */
export function faultMessage(
  code: Fault['code'] | undefined,
  field: DraftField,
  rules: ListingRules,
): Pick<FieldFault, 'key' | 'values'> {
  if (code === 'too-long') {
    const { path } = field
    const { max } = path === 'title' || path === 'description' ? rules[path] : rules.attributeText
    return { key: 'tooLong', values: { count: max } }
  }
  if (field.path === 'categoryId') return { key: 'category' }
  if (code !== 'missing' && code !== 'too-short' && code !== 'not-an-option') return { key: 'refused' }
  if (field.attribute) return { key: 'required' }
  switch (field.path) {
    case 'title':
      return { key: 'title', values: { count: rules.title.min } }
    case 'description':
    case 'condition':
    case 'price':
    case 'place':
      return { key: field.path }
    default:
      return { key: 'refused' }
  }
}
