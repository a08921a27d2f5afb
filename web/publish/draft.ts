import { kindOf } from '../catalogue/kinds.ts'
import type {
  AttributeValue,
  CategoryAttribute,
  CategoryNode,
  Condition,
  ListingDetail,
  ListingRules,
  NewListing,
  Place,
} from '../client/types.ts'
import { typedText } from '../ui/typed-text.ts'
import { amountText, numberText, parseAmount } from './numbers.ts'

/** What a picture of a draft needs to be shown and sent. */
export type DraftImage = ListingDetail['images'][number]
export type DraftPlace = Pick<Place, 'id' | 'name' | 'county'>
export type Currency = NonNullable<ListingDetail['price']>['currency']

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
  currency: Currency
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

/** The body of POST and PATCH: only what the category knows, typed. What is not understood or not allowed is left out. */
export function draftBody(draft: Draft, category: CategoryNode, rules: ListingRules): NewListing {
  const attributes: Record<string, AttributeValue> = {}
  for (const attribute of category.attributes) {
    const value = typedValue(attribute, typedText(draft.attributes[attribute.name] ?? ''))
    if (value !== undefined) attributes[attribute.name] = value
  }
  const amount = draft.onRequest ? undefined : priceAmount(draft.price, rules)
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

/** Minor units of a price; undefined for what the API would not take as one. */
export function priceAmount(text: string, { price }: ListingRules): number | undefined {
  const amount = parseAmount(text)
  return amount !== undefined && amount <= price.max ? amount : undefined
}

/** What was typed, as the API takes it; undefined for nothing and for what it would refuse, such as an option of another category. */
function typedValue(attribute: CategoryAttribute, text: string): AttributeValue | undefined {
  return text === '' ? undefined : kindOf(attribute).read(text, attribute)
}

/** The draft of a listing that exists. @param first the currency of the form where the listing has no price yet */
export function draftOf(listing: ListingDetail, first: Currency = emptyDraft.currency): Draft {
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
    price: price ? amountText(price.amount) : '',
    currency: price?.currency ?? first,
    onRequest: price === null && listing.status !== 'draft',
    negotiable: listing.negotiable,
    place: place && place.id !== null ? { id: place.id, name: place.name, county: place.county ?? '' } : null,
  }
}

/** The item at `from` goes to `to`; the others keep their order. */
export function moved<T>(items: readonly T[], from: number, to: number): T[] {
  const result = [...items]
  const [item] = result.splice(from, 1)
  if (item !== undefined) result.splice(Math.max(0, Math.min(to, result.length)), 0, item)
  return result
}
