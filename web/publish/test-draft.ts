import { namesOf } from '@piata/config/languages'
import type { CategoryNode, ListingRules } from '../client/types.ts'
import { type Draft, emptyDraft } from './draft.ts'

/** What the tests of the publishing form are about: a category, rules, and a draft that keeps both. */
export const cars: CategoryNode = {
  id: 'cars',
  parentId: 'vehicles',
  name: namesOf({ ro: 'Autoturisme', en: 'Cars' }),
  icon: 'car',
  hasCondition: true,
  path: ['vehicles', 'cars'],
  attributes: [
    {
      name: 'make',
      label: namesOf({ ro: 'Marcă', en: 'Make' }),
      type: 'enum',
      options: [{ value: 'dacia', label: namesOf({ ro: 'Dacia', en: 'Dacia' }) }],
      required: true,
      filter: true,
      card: true,
    },
    {
      name: 'km',
      label: namesOf({ ro: 'Rulaj', en: 'Mileage' }),
      type: 'number',
      min: 0,
      max: 2_000_000,
      required: true,
      filter: true,
      card: true,
    },
    {
      name: 'imported',
      label: namesOf({ ro: 'Import', en: 'Imported' }),
      type: 'boolean',
      required: false,
      filter: true,
      card: false,
    },
  ],
}

export const complete: Draft = {
  ...emptyDraft,
  categoryId: 'cars',
  title: 'Dacia Logan',
  description: 'Merge bine.',
  attributes: { make: 'dacia', km: '120.000', imported: 'false', forgotten: 'x' },
  condition: 'used',
  price: '3.500',
  currency: 'EUR',
  place: { id: 7, name: 'Cluj-Napoca', county: 'Cluj' },
}

export const rules = {
  title: { min: 3, max: 120 },
  description: { min: 1, max: 8_000 },
  attributeText: { min: 1, max: 100 },
  price: { max: 1_000_000, currencies: ['RON', 'EUR'] },
} as ListingRules
