import type { OwnListingCard } from '../client/types.ts'

/** By the first member of the API's pointer; what a category asks for is one part. */
const parts = {
  title: 'title',
  description: 'description',
  categoryId: 'category',
  condition: 'condition',
  attributes: 'details',
  placeId: 'place',
} as const

type Part = (typeof parts)[keyof typeof parts]

/** What a listing that can be published still lacks, each part once. */
export function missingParts({ moves, missing = [] }: Pick<OwnListingCard, 'moves' | 'missing'>): Part[] {
  if (!moves.includes('publish')) return []
  const found = missing.map(({ pointer }) => parts[pointer.split('/')[1] as keyof typeof parts])
  return [...new Set(found)].filter((part) => part !== undefined)
}
