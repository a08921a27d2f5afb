import { languages } from '@piata/config/languages'
import {
  attributeKindNames,
  auditKinds,
  conditions,
  currencies,
  faultCodes,
  type ListingCard as ListingCardShape,
  type ListingDetail as ListingDetailShape,
  type ListingRights,
  listingMoves,
  listingRules,
  listingStatuses,
  phoneVisibilities,
} from '@piata/db'
import Type, { type TSchema } from 'typebox'

/** Refers to a named schema that the app holds, so that OpenAPI names it too. */
export const named = (name: string) => Type.Unsafe<unknown>({ $ref: `${name}#` })

const nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()])

export const Id = Type.String({ format: 'uuid', description: 'UUIDv7' })
/** No enumeration, as clients are made for sites of any languages. */
/** Those of before are told as they were written. */
export const AuditKind = Type.Unsafe<string>(Type.Enum([...auditKinds]))
export const SiteLanguage = Type.String({
  pattern: `^(?:${languages.join('|')})$`,
  description: `A language of the site, by its code (ISO 639): ${languages.join(', ')}`,
})
export const Time = Type.String({ format: 'date-time', description: 'RFC 3339, UTC' })

export const Money = Type.Object(
  {
    amount: Type.Integer({
      minimum: 0,
      maximum: listingRules.price.max,
      description: 'Minor units: 125000 is 1,250.00',
    }),
    currency: Type.Enum([...currencies]),
  },
  { $id: 'Money', additionalProperties: false },
)

const Names = Type.Record(Type.String(), Type.String(), {
  $id: 'Names',
  description: 'What it is called in each language that the site can have, by its code (ISO 639): `ro`, `en`',
})

const AttributeValues = Type.Record(
  Type.String(),
  Type.Union([Type.String(), Type.Number(), Type.Boolean()]),
  { $id: 'AttributeValues', description: 'Values by attribute name, as the category defines them' },
)

const CategoryAttribute = Type.Object(
  {
    name: Type.String(),
    label: named('Names'),
    type: Type.Enum(attributeKindNames),
    unit: Type.Optional(Type.String()),
    unitLabel: Type.Optional(named('Names')),
    min: Type.Optional(Type.Number()),
    max: Type.Optional(Type.Number()),
    options: Type.Optional(Type.Array(Type.Object({ value: Type.String(), label: named('Names') }))),
    required: Type.Boolean(),
    filter: Type.Boolean({ description: 'Whether results offer it as a filter' }),
    card: Type.Boolean({ description: 'Whether cards carry it' }),
  },
  { $id: 'CategoryAttribute' },
)

const Category = Type.Object(
  {
    id: Type.String(),
    parentId: nullable(Type.String()),
    name: named('Names'),
    icon: Type.String({ description: 'Name of a lucide icon' }),
    hasCondition: Type.Boolean(),
    path: Type.Array(Type.String(), { description: 'From the root to itself' }),
    attributes: Type.Array(named('CategoryAttribute')),
    children: Type.Optional(Type.Array(named('Category'))),
    filters: Type.Optional(
      Type.Array(named('CategoryAttribute'), {
        description: 'Of one with others below it: what all of those are filtered by alike',
      }),
    ),
    former: Type.Optional(
      Type.Array(Type.String(), { description: 'Ids of categories whose listings went into it' }),
    ),
  },
  { $id: 'Category' },
)

const Place = Type.Object(
  {
    id: Type.Integer(),
    name: Type.String(),
    county: Type.String(),
    countyCode: Type.String(),
    lat: Type.Number(),
    lon: Type.Number(),
  },
  { $id: 'Place' },
)

export const phoneVisibility = Type.Enum([...phoneVisibilities], {
  description: 'Who may ask for the number: nobody, those who are logged in, everybody',
})

const User = Type.Object(
  {
    id: Id,
    email: Type.String(),
    emailVerifiedAt: nullable(Time),
    mustVerifyEmail: Type.Boolean({ description: 'Whether publishing waits until the address is confirmed' }),
    name: Type.String(),
    phone: nullable(Type.String({ description: 'E.164' })),
    phoneVisibility,
    role: Type.Enum(['member', 'moderator', 'admin']),
    locale: SiteLanguage,
    createdAt: Time,
    updatedAt: Time,
    version: Type.Integer(),
  },
  { $id: 'User' },
)

const cardImage = {
  sha256: Type.String(),
  width: Type.Integer(),
  height: Type.Integer(),
  placeholder: Type.String({ description: 'ThumbHash, base64' }),
}
const CardImage = Type.Object(cardImage, { $id: 'CardImage' })

const UploadedImage = Type.Object(
  {
    id: Id,
    ...cardImage,
    colour: Type.String({ description: 'The one that most of it has, `#rrggbb`' }),
    variants: Type.Array(
      Type.Object({
        preset: Type.String(),
        path: Type.String({ description: 'It is at /img/<path>/<sha256>.<format>' }),
        format: Type.String(),
        width: Type.Integer(),
        height: Type.Integer(),
        bytes: Type.Integer(),
      }),
    ),
  },
  { $id: 'UploadedImage' },
)

const condition = Type.Enum([...conditions])
export const listingStatus = Type.Enum([...listingStatuses])

const card = {
  id: Id,
  title: Type.String(),
  price: nullable(named('Money')),
  reduced: Type.Optional(
    Type.Object(
      { amount: Type.Integer(), at: Time },
      {
        description:
          'Where the price fell: minor units of its currency, the lowest of the thirty days before, and when it fell',
      },
    ),
  ),
  negotiable: Type.Boolean(),
  condition: nullable(condition),
  categoryId: Type.String(),
  categoryPath: Type.Array(Type.String()),
  attributes: named('AttributeValues'),
  place: nullable(
    Type.Object({
      id: nullable(Type.Integer()),
      name: Type.String(),
      county: nullable(Type.String()),
      countyCode: nullable(Type.String()),
    }),
  ),
  location: nullable(Type.Object({ lat: Type.Number(), lon: Type.Number() })),
  image: nullable(named('CardImage')),
  imageCount: Type.Integer(),
  more: Type.Optional(
    Type.Array(Type.String(), { description: 'Hashes of the pictures after the first, three at most' }),
  ),
  seller: Type.Object({ id: Id }),
  status: listingStatus,
  publishedAt: nullable(Time),
}

const ListingCard = Type.Object(card satisfies Record<keyof ListingCardShape, TSchema>, {
  $id: 'ListingCard',
})

const Fault = Type.Object(
  {
    pointer: Type.String({
      description: 'JSON pointer into the listing as it is written: /title, /attributes/km',
    }),
    code: Type.Enum([...faultCodes], {
      description: 'For programs; the limits are in /v1/rules and the category',
    }),
    detail: Type.String({ description: 'English words that follow the name of the field' }),
  },
  { $id: 'Fault' },
)

const rights = {
  moves: Type.Array(Type.Enum([...listingMoves]), {
    description: 'What you may do now: each is a POST to /v1/listings/<id>/<move>',
  }),
  editable: Type.Boolean({ description: 'Whether PATCH is possible now' }),
  visible: Type.Boolean({ description: 'Whether its page is shown to anybody who has the address' }),
} satisfies Record<keyof ListingRights, TSchema>

const missing = Type.Array(named('Fault'), {
  description:
    'What keeps it from being published, each as `errors` of the refusal would name it; empty when it is complete. In lists, of those that can be published',
})

const OwnListingCard = Type.Object(
  {
    ...card,
    expiresAt: nullable(Time),
    updatedAt: Time,
    version: Type.Integer(),
    phoneCount: Type.Integer({ description: 'How often its number was asked for' }),
    favouriteCount: Type.Integer({
      description: 'How many have it among their favourites; 1000 is “or more”',
    }),
    ...rights,
    missing: Type.Optional(missing),
  },
  { $id: 'OwnListingCard' },
)

const FavouriteCard = Type.Object(
  {
    ...card,
    addedAt: Time,
    addedPrice: Type.Union([named('Money'), Type.Null()], { description: 'What it cost when it was added' }),
  },
  { $id: 'FavouriteCard' },
)

const SearchItem = Type.Object(
  {
    ...card,
    distanceKm: Type.Optional(Type.Number({ description: 'From `near`, when it was given' })),
    highlights: Type.Optional(
      Type.Record(Type.String(), Type.Array(Type.Array(Type.Integer(), { minItems: 2, maxItems: 2 })), {
        description: 'Per field, [start, end) of each match in UTF-16 units',
      }),
    ),
  },
  { $id: 'SearchItem' },
)

/** What buyers see of a trader. */
export const traderFields = {
  name: Type.String(),
  vatId: Type.String({ description: 'With the letters of its country: RO18547290' }),
  registerNumber: Type.String(),
  address: Type.String(),
  email: Type.String(),
  phone: Type.String({ description: 'E.164' }),
  vatConfirmedAt: Type.Union([Time, Type.Null()], {
    description: 'When a look-up last said that the VAT number is valid; null where none did',
  }),
}

const detail = {
  ...card,
  description: Type.String(),
  images: Type.Array(Type.Object({ id: Id, ...cardImage })),
  seller: Type.Object({
    ...{ id: Id, name: Type.String(), since: Time, phone: phoneVisibility },
    trader: Type.Union([Type.Object(traderFields), Type.Null()], {
      description: 'What a trader says about itself; null for a private seller',
    }),
  }),
  lowestBefore: Type.Union([Type.Integer(), Type.Null()], {
    description:
      'Minor units of the price’s currency: the lowest price of the thirty days before a trader’s last reduction; null where there was none',
  }),
  externalId: nullable(Type.String()),
  createdAt: Time,
  updatedAt: Time,
  expiresAt: nullable(Time),
  version: Type.Integer(),
  moves: Type.Optional(rights.moves),
  editable: Type.Optional(rights.editable),
  visible: Type.Optional(rights.visible),
  missing: Type.Optional(missing),
}

const ListingDetail = Type.Object(detail satisfies Record<keyof ListingDetailShape, TSchema>, {
  $id: 'ListingDetail',
})

/** Every named schema, each before its users. */
export const namedSchemas: TSchema[] = [
  Money,
  Names,
  AttributeValues,
  CategoryAttribute,
  Category,
  Place,
  User,
  CardImage,
  UploadedImage,
  Fault,
  ListingCard,
  OwnListingCard,
  FavouriteCard,
  SearchItem,
  ListingDetail,
]
