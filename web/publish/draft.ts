import type {
  AttributeValue,
  CategoryAttribute,
  CategoryNode,
  Condition,
  ListingDetail,
  NewListing,
  Place,
} from '../client/types.ts'
import { typedText } from '../ui/typed-text.ts'

/** What a picture of a draft needs to be shown and sent. */
export type DraftImage = ListingDetail['images'][number]

export type DraftPlace = Pick<Place, 'id' | 'name' | 'county'>

/** A listing as it is being written: every control's own text, so that nothing typed is lost or changed. */
export interface Draft {
  categoryId: string | null
  title: string
  description: string
  /** Text of numbers and texts, '' when empty; 'true' or 'false' for booleans; an option's value for enums. */
  attributes: Record<string, string>
  condition: Condition | ''
  images: DraftImage[]
  /** Whole units as typed, e.g. '1.250' or '99,50'. */
  price: string
  currency: 'RON' | 'EUR'
  onRequest: boolean
  negotiable: boolean
  place: DraftPlace | null
}

export const emptyDraft: Draft = {
  categoryId: null,
  title: '',
  description: '',
  attributes: {},
  condition: '',
  images: [],
  price: '',
  currency: 'RON',
  onRequest: false,
  negotiable: false,
  place: null,
}

export const steps = ['category', 'details', 'photos', 'price', 'preview'] as const
export type Step = (typeof steps)[number]

/** Where the API's limits are; the server says so too. */
export const draftLimits = {
  titleMin: 3,
  title: 120,
  description: 8_000,
  images: 12,
  maxPrice: 10_000_000_000,
}

/** Minor units of an amount as people type it, `gratuit` too; undefined for what is no amount. '1.250', '1 250' and '1,250.00' are all thousands. */
export function parseAmount(text: string): number | undefined {
  const compact = text.replace(/[\s\p{Cf}]/gu, '')
  if (/^(?:gratuit|gratis|free)$/i.test(compact)) return 0
  const match = /^(\d{1,3}(?:[.,]\d{3})+|\d+)(?:[.,](\d{1,2}))?$/.exec(compact)
  if (!match) return undefined
  const whole = Number(match[1]!.replace(/[.,]/g, ''))
  const amount = whole * 100 + Number((match[2] ?? '').padEnd(2, '0'))
  return whole <= draftLimits.maxPrice ? amount : undefined
}

/** A number as people type it, with a decimal comma or point; '120.000' and '120,000' are thousands. */
export function parseNumber(text: string): number | undefined {
  const compact = text.replace(/[\s\p{Cf}]/gu, '')
  if (!/^-?\d[\d.,]*$/.test(compact)) return undefined
  let normal = compact
  if (/^-?\d{1,3}(?:\.\d{3})+(?:,\d+)?$/.test(compact)) normal = compact.replaceAll('.', '')
  else if (/^-?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(compact)) normal = compact.replaceAll(',', '')
  const value = Number(normal.replace(',', '.'))
  return Number.isFinite(value) ? value : undefined
}

/** A number's text that `parseNumber` reads back: three decimals would look like thousands. */
function numberText(value: number): string {
  const text = String(value).replace('.', ',')
  return /,\d{3}$/.test(text) ? `${text}0` : text
}

/** The body of POST and PATCH: only what the category knows, typed. What is not understood or not allowed is left out. */
export function draftBody(draft: Draft, category: CategoryNode): NewListing {
  const attributes: Record<string, AttributeValue> = {}
  for (const attribute of category.attributes) {
    const value = attributeValue(attribute, typedText(draft.attributes[attribute.name] ?? ''))
    if (value !== undefined) attributes[attribute.name] = value
  }
  const amount = draft.onRequest ? undefined : parseAmount(draft.price)
  return {
    categoryId: category.id,
    title: typedText(draft.title),
    description: typedText(draft.description),
    attributes,
    condition: category.hasCondition && draft.condition !== '' ? draft.condition : null,
    imageIds: draft.images.map((image) => image.id),
    price: amount === undefined ? null : { amount, currency: draft.currency },
    negotiable: draft.negotiable && amount !== 0,
    placeId: draft.place?.id ?? null,
  }
}

/** A value that the server takes, or undefined: an option of another category, say, is none. */
function attributeValue(attribute: CategoryAttribute, text: string): AttributeValue | undefined {
  if (text === '') return undefined
  switch (attribute.type) {
    case 'boolean':
      return text === 'true'
    case 'number': {
      const number = parseNumber(text)
      return number === undefined || !isInRange(number, attribute) ? undefined : number
    }
    case 'enum':
      return attribute.options?.some(({ value }) => value === text) ? text : undefined
    default:
      return text
  }
}

function isInRange(number: number, { min, max }: Pick<CategoryAttribute, 'min' | 'max'>): boolean {
  return (min === undefined || number >= min) && (max === undefined || number <= max)
}

/** The draft of a listing that exists. */
export function draftOf(listing: ListingDetail): Draft {
  const { price, place } = listing
  return {
    categoryId: listing.categoryId,
    title: listing.title,
    description: listing.description,
    attributes: Object.fromEntries(
      Object.entries(listing.attributes).map(([name, value]) => [
        name,
        typeof value === 'number' ? numberText(value) : String(value),
      ]),
    ),
    condition: listing.condition ?? '',
    images: listing.images,
    price: price ? String(price.amount / 100).replace('.', ',') : '',
    currency: price?.currency === 'EUR' ? 'EUR' : 'RON',
    onRequest: price === null && listing.status !== 'draft',
    negotiable: listing.negotiable,
    place: place && place.id !== null ? { id: place.id, name: place.name, county: place.county ?? '' } : null,
  }
}

/** A key of the messages with its values, beside the field it is about. */
export interface DraftError {
  fieldId: string
  key:
    | 'category'
    | 'title'
    | 'description'
    | 'required'
    | 'number'
    | 'range'
    | 'atLeast'
    | 'atMost'
    | 'condition'
    | 'price'
    | 'place'
  values?: Record<string, string | number>
  step: Step
}

export const attributeFieldId = (name: string): string => `attribute-${name}`

/** What keeps a draft from being published, in the order of the steps. */
export function draftErrors(draft: Draft, category: CategoryNode | undefined): DraftError[] {
  if (!category) return [{ fieldId: 'category', key: 'category', step: 'category' }]
  const errors: DraftError[] = []
  if ([...typedText(draft.title)].length < draftLimits.titleMin)
    errors.push({ fieldId: 'title', key: 'title', values: { count: draftLimits.titleMin }, step: 'details' })
  if (typedText(draft.description) === '')
    errors.push({ fieldId: 'description', key: 'description', step: 'details' })
  if (category.hasCondition && draft.condition === '')
    errors.push({ fieldId: 'condition', key: 'condition', step: 'details' })
  for (const attribute of category.attributes) {
    const { name, type, required, min, max } = attribute
    const text = typedText(draft.attributes[name] ?? '')
    const fieldId = attributeFieldId(name)
    if (type === 'number' && text !== '') {
      const number = parseNumber(text)
      if (number === undefined) errors.push({ fieldId, key: 'number', step: 'details' })
      else if (!isInRange(number, attribute)) {
        const key = max === undefined ? 'atLeast' : min === undefined ? 'atMost' : 'range'
        errors.push({ fieldId, key, values: { min: min ?? 0, max: max ?? 0 }, step: 'details' })
      }
    } else if (required && attributeValue(attribute, text) === undefined) {
      errors.push({ fieldId, key: 'required', step: 'details' })
    }
  }
  if (!draft.onRequest && parseAmount(draft.price) === undefined)
    errors.push({ fieldId: 'price', key: 'price', step: 'price' })
  if (draft.place === null) errors.push({ fieldId: 'place', key: 'place', step: 'price' })
  return errors
}

/** The item at `from` goes to `to`; the others keep their order. */
export function moved<T>(items: readonly T[], from: number, to: number): T[] {
  const result = [...items]
  const [item] = result.splice(from, 1)
  if (item !== undefined) result.splice(Math.max(0, Math.min(to, result.length)), 0, item)
  return result
}
