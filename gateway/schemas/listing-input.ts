import { conditions, listingRules } from '@piata/db'
import Type, { type Static } from 'typebox'
import { Id, Money } from './domain.ts'

const PriceInput = Type.Object(Money.properties, { additionalProperties: false })

/** The schema takes twice as much, as blanks and composition are put right before characters are counted. */
const lengthOf = (field: 'title' | 'description'): string =>
  `At most ${listingRules[field].max} characters; publishing asks for ${listingRules[field].min}`

const fields = {
  title: Type.String({ maxLength: 2 * listingRules.title.max, description: lengthOf('title') }),
  description: Type.String({
    maxLength: 2 * listingRules.description.max,
    description: lengthOf('description'),
  }),
  categoryId: Type.String({ minLength: 1, maxLength: 60 }),
  price: Type.Union([PriceInput, Type.Null()], { description: 'Null: on request' }),
  negotiable: Type.Boolean(),
  condition: Type.Union([Type.Enum([...conditions]), Type.Null()]),
  attributes: Type.Record(
    Type.String(),
    Type.Union([
      Type.String({ maxLength: 2 * listingRules.attributeText.max }),
      Type.Number(),
      Type.Boolean(),
    ]),
    {
      maxProperties: listingRules.attributes,
      description: 'By name, as the category defines them; replaced as a whole by an edit',
    },
  ),
  placeId: Type.Union([Type.Integer({ minimum: 1, maximum: 2_000_000_000 }), Type.Null()]),
  imageIds: Type.Array(Id, {
    maxItems: listingRules.images,
    uniqueItems: true,
    description: 'Your uploads, in order',
  }),
}

/** A draft needs a category only; publishing asks for the rest. */
export const ListingDraft = Type.Object(
  {
    title: Type.Optional(fields.title),
    description: Type.Optional(fields.description),
    categoryId: fields.categoryId,
    price: Type.Optional(fields.price),
    negotiable: Type.Optional(fields.negotiable),
    condition: Type.Optional(fields.condition),
    attributes: Type.Optional(fields.attributes),
    placeId: Type.Optional(fields.placeId),
    imageIds: Type.Optional(fields.imageIds),
  },
  { additionalProperties: false },
)

export const ListingPatch = Type.Object(
  {
    title: Type.Optional(fields.title),
    description: Type.Optional(fields.description),
    categoryId: Type.Optional(fields.categoryId),
    price: Type.Optional(fields.price),
    negotiable: Type.Optional(fields.negotiable),
    condition: Type.Optional(fields.condition),
    attributes: Type.Optional(fields.attributes),
    placeId: Type.Optional(fields.placeId),
    imageIds: Type.Optional(fields.imageIds),
  },
  { additionalProperties: false, minProperties: 1 },
)

export type ListingPatchBody = Static<typeof ListingPatch>
