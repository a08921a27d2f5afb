import { expect, test } from 'vitest'
import { missingParts } from './missing-parts.ts'

test('a draft says each part that it lacks once, and what is on show says none', () => {
  const at = (pointer: string) => ({ pointer, code: 'missing' as const, detail: 'is missing' })
  const missing = ['/title', '/attributes/make', '/attributes/km', '/placeId'].map(at)
  expect(missingParts({ moves: ['publish'], missing })).toEqual(['title', 'details', 'place'])
  expect(missingParts({ moves: ['sell'], missing })).toEqual([])
  expect(missingParts({ moves: ['publish'] })).toEqual([])
})
