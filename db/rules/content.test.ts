import { describe, expect, it } from 'vitest'
import { listingInput, testCategories } from '../testing/fixtures.ts'
import { checkContent, missingToPublish } from './content.ts'

const cars = testCategories.find((category) => category.id === 'cars')!

describe('checkContent', () => {
  const check = (patch: Parameters<typeof checkContent>[0], present = listingInput(), category = cars) => {
    const { checked, faults } = checkContent(patch, present, category, ['RON', 'EUR'])
    return { checked, faults: faults.map(({ pointer, code }) => `${pointer} ${code}`) }
  }

  it('takes prices in the currencies of the site, and leaves one that was there before', () => {
    const price = { amount: 100, currency: 'USD' } as const
    expect(check({ price }, listingInput({ price: null })).faults).toEqual(['/price/currency not-an-option'])
    expect(check({ price }, listingInput({ price: { ...price, amount: 90 } })).faults).toEqual([])
    expect(check({ price: { ...price, currency: 'EUR' } }).faults).toEqual([])
    expect(check({ price: null }).faults).toEqual([])
  })

  it('names all that is wrong, and takes what is empty', () => {
    expect(
      check({
        title: 'a\u202eb',
        description: 'x'.repeat(8_001),
        attributes: { make: '', year: 1800, automatic: 'yes', 'a/b': 1 },
      }).faults,
    ).toEqual([
      '/title not-text',
      '/description too-long',
      '/attributes/make missing',
      '/attributes/year too-small',
      '/attributes/automatic wrong-type',
      '/attributes/a~1b unknown',
    ])
    expect(check({ title: ' ', description: '' })).toEqual({
      checked: { title: '', description: '' },
      faults: [],
    })
  })

  it('keeps texts as they are kept everywhere, and nothing that was not given', () => {
    expect(check({ title: ' Dacia  Logan ', attributes: { make: ' dacia ' } })).toEqual({
      checked: { title: 'Dacia Logan', attributes: { make: 'dacia' } },
      faults: [],
    })
  })

  it('holds what a listing has against the category that it moves to', () => {
    const jobs = { ...testCategories.find(({ id }) => id === 'bikes')!, hasCondition: false }
    const moved = check({ categoryId: 'bikes' }, listingInput(), jobs)
    expect(moved.faults).toContain('/attributes/make unknown')
    expect(moved.checked.condition).toBeNull()
    expect(check({ condition: 'new' }, listingInput(), jobs).faults).toEqual(['/condition not-applicable'])
    expect(check({ title: 'Bicicletă' }, listingInput(), jobs)).toEqual({
      checked: { title: 'Bicicletă' },
      faults: [],
    })
  })
})

describe('missingToPublish', () => {
  const missing = (...given: Parameters<typeof missingToPublish>) =>
    missingToPublish(...given).map(({ pointer, code }) => `${pointer} ${code}`)

  it('finds nothing missing in a complete listing', () => {
    expect(missing(listingInput(), cars)).toEqual([])
  })

  it('names every missing part', () => {
    const empty = listingInput({
      title: ' ab ',
      description: ' \n',
      attributes: { make: '' },
      condition: null,
      placeId: null,
    })
    expect(missing(empty, cars)).toEqual([
      '/title too-short',
      '/description missing',
      '/attributes/make missing',
      '/condition missing',
      '/placeId missing',
    ])
    expect(missing(listingInput(), undefined)).toEqual(['/categoryId missing'])
    expect(missing(listingInput({ title: '\u200b\u200b\u200b' }), cars)).toEqual(['/title too-short'])
  })

  it('asks for a condition only where there is one', () => {
    expect(missing(listingInput({ condition: null }), { ...cars, hasCondition: false })).toEqual([])
  })

  it('takes a place by name, and false and zero as given values', () => {
    const required = { ...cars, attributes: cars.attributes.map((a) => ({ ...a, required: true })) }
    const attributes = { make: 'x', year: 0, automatic: false }
    const input = listingInput({ placeId: null, placeName: 'Leith', attributes })
    expect(missing(input, required)).toEqual([])
  })
})
