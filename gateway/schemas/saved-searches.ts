import { alertFrequencies, alertRules } from '@piata/db'
import Type from 'typebox'
import { Id, named, SiteLanguage, Time } from './domain.ts'
import { attributeParameters, foundBy } from './search-query.ts'

/** What a search asks for; not how its answer is told. Parameters of attributes among them. */
const SavedQuery = Type.Object(foundBy, {
  $id: 'SavedQuery',
  patternProperties: attributeParameters,
  additionalProperties: false,
  minProperties: 1,
  maxProperties: 40,
  description:
    'Parameters of `GET /v1/search`, numbers as numbers; also `attr.<name>`, `attr.<name>Min` and `attr.<name>Max`',
})

/** The schema takes twice as much, as blanks and composition are put right before characters are counted. */
export const SearchName = Type.String({
  minLength: alertRules.name.min,
  maxLength: 2 * alertRules.name.max,
  description: `At most ${alertRules.name.max} characters`,
})
export const Frequency = Type.Enum([...alertFrequencies], {
  description: 'When its owner gets mail of new listings; `never` only keeps the search',
})

export const SearchPage = Type.String({
  maxLength: 2_000,
  pattern: '^[\\x21-\\x7e]*$',
  description: 'The query string of the site’s page of results, where mails lead to',
})

const SavedSearch = Type.Object(
  {
    id: Id,
    name: Type.String(),
    query: named('SavedQuery'),
    page: Type.Union([Type.String(), Type.Null()]),
    frequency: Frequency,
    locale: SiteLanguage,
    createdAt: Time,
    updatedAt: Time,
    toldAt: Type.Union([Time, Type.Null()], { description: 'When it found something new last' }),
    version: Type.Integer(),
  },
  { $id: 'SavedSearch' },
)

/** Each before its users. */
export const savedSearchSchemas = [SavedQuery, SavedSearch]
