import { conditions, listingLimits } from '@piata/db'
import Type, { type Static } from 'typebox'
import { Id, Money } from './domain.ts'

const PriceInput = Type.Object(Money.properties, { additionalProperties: false })

const fields = {
  title: Type.String({ maxLength: 2 * listingLimits.title }),
  description: Type.String({ maxLength: 2 * listingLimits.description }),
  categoryId: Type.String({ minLength: 1, maxLength: 60 }),
  price: Type.Union([PriceInput, Type.Null()], { description: 'Null: on request' }),
  negotiable: Type.Boolean(),
  condition: Type.Union([Type.Enum([...conditions]), Type.Null()]),
  attributes: Type.Record(
    Type.String(),
    Type.Union([Type.String({ maxLength: 2 * listingLimits.attributeText }), Type.Number(), Type.Boolean()]),
    {
      maxProperties: listingLimits.attributes,
      description: 'By name, as the category defines them; replaced as a whole by an edit',
    },
  ),
  placeId: Type.Union([Type.Integer({ minimum: 1, maximum: 2_000_000_000 }), Type.Null()]),
  imageIds: Type.Array(Id, {
    maxItems: listingLimits.images,
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
