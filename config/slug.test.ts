import { expect, test } from 'vitest'
import { slugify } from './slug.ts'

test('slugs are read on every keyboard, whatever the script', () => {
  expect(slugify('Mașină de spălat, „Bosch” – țigla!')).toBe('masina-de-spalat-bosch-tigla')
  expect(slugify('Велосипед горный')).toBe('velosiped-gornyy')
  expect(slugify('Ποδήλατο πόλης')).toBe('podilato-polis')
  expect(slugify('二手自行车')).toBe('ershouzixingche')
  expect(slugify('Straße, Łódź, Ørsted, Þór, Ĳssel')).toBe('strasse-lodz-orsted-thor-ijssel')
  expect(slugify('🚲 Bicicletă 🚲')).toBe('bicicleta')
  expect(slugify('🚲 !!! \u200b')).toBe('')
})

test('slugs have a length, and never end in a dash', () => {
  expect(slugify('x'.repeat(200))).toHaveLength(60)
  expect(slugify('жж '.repeat(3_000))).toMatch(/^zhzh(?:-zhzh)*$/)
})
