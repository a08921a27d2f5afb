import { currencies } from '@piata/db'
import Type from 'typebox'
import { sortNames } from '../searching/query.ts'
import { Id } from './domain.ts'

export const list = (description: string) => Type.Optional(Type.String({ maxLength: 2000, description }))
const ofPrice = (description: string) =>
  Type.Optional(Type.Integer({ minimum: 0, maximum: 1e15, description }))

/** Parameters of a search that say what is found and in which order, but for those of attributes. */
export const foundBy = {
  q: Type.Optional(Type.String({ maxLength: 1000, description: 'Words, "phrases" and -words' })),
  category: list('Ids of categories anywhere on the path, comma-separated'),
  county: list('Codes such as CJ, or names, of counties, comma-separated'),
  place: list(
    'Ids of places, comma-separated, or one name as `q` of /v1/places takes it, or of a place without id',
  ),
  seller: Type.Optional(Id),
  near: Type.Optional(
    Type.String({ maxLength: 60, description: 'lat,lon in degrees; adds `distanceKm` to items' }),
  ),
  radiusKm: Type.Optional(Type.Number({ exclusiveMinimum: 0, maximum: 2000 })),
  box: Type.Optional(
    Type.String({
      maxLength: 80,
      description: 'west,south,east,north in degrees: what lies within, such as 23.4,46.7,23.8,46.9',
    }),
  ),
  priceMin: ofPrice(
    'Minor units of `currency`; prices in other currencies are converted. 0 excludes nothing, not even listings without a price',
  ),
  priceMax: ofPrice('0 for what is free'),
  currency: Type.Optional(
    Type.Enum([...currencies], {
      description: 'Of `priceMin` and `priceMax`. Default: the site’s first currency',
    }),
  ),
  condition: list('Comma-separated'),
  sort: Type.Optional(Type.Enum([...sortNames], { description: 'Default: relevance with `q`, else newest' })),
}

/** Those of attributes. */
export const attributeParameters = {
  '^attr\\.[A-Za-z][A-Za-z0-9]{0,63}$': { type: 'string', maxLength: 2000 },
}
