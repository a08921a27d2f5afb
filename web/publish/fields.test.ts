import { expect, test } from 'vitest'
import { draftFields, faultMessage, fieldAt, unreadable } from './fields.ts'
import { cars, complete, rules } from './test-draft.ts'

const wrong = (draft: typeof complete, category: typeof cars | undefined = cars) =>
  unreadable(draft, category, rules).map(({ field, key, values }) => [
    field.id,
    key,
    ...(values ? [values] : []),
  ])

test("what cannot be read is said beside its field; what is missing is the API's to say", () => {
  expect(wrong(complete)).toEqual([])
  expect(wrong({ ...complete, title: '', attributes: {}, place: null })).toEqual([])
  expect(wrong({ ...complete, attributes: { km: 'mult' }, price: '' })).toEqual([
    ['attribute-km', 'number'],
    ['price', 'price'],
  ])
  expect(wrong({ ...complete, attributes: { km: '9.000.000' } })).toEqual([
    ['attribute-km', 'range', { min: 0, max: 2_000_000 }],
  ])
  expect(wrong({ ...complete, price: '', onRequest: true })).toEqual([])
})

test('a price beyond what the API takes is none', () => {
  expect(wrong({ ...complete, price: '10.000' })).toEqual([])
  expect(wrong({ ...complete, price: '10.000,01' })).toEqual([['price', 'price']])
})

test('pointers of the API find their control, deeper ones that of the field that holds them', () => {
  const odd = { ...cars, attributes: [{ ...cars.attributes[0]!, name: 'a/b~c' }] }
  const at = (pointer: string) => fieldAt(pointer, draftFields(odd))?.id
  expect(['/title', '/price/amount', '/attributes/a~1b~0c', '/imageIds/3', '/placeId'].map(at)).toEqual([
    'title',
    'price',
    'attribute-a/b~c',
    'photos',
    'place',
  ])
  expect(['', '/', '/titles', '/attributes/km'].map(at)).toEqual(Array(4).fill(undefined))
})

test('each fault of the API has its words, and one that is new to the site general ones', () => {
  const say = (pointer: string, code?: Parameters<typeof faultMessage>[0]) =>
    faultMessage(code, fieldAt(pointer, draftFields(cars))!, rules)
  expect(say('/title', 'missing')).toEqual({ key: 'title', values: { count: 3 } })
  expect(say('/title', 'too-short')).toEqual({ key: 'title', values: { count: 3 } })
  expect(say('/title', 'too-long')).toEqual({ key: 'tooLong', values: { count: 120 } })
  expect(say('/attributes/make', 'too-long')).toEqual({ key: 'tooLong', values: { count: 100 } })
  expect(say('/attributes/make', 'missing')).toEqual({ key: 'required' })
  expect(say('/placeId', 'missing')).toEqual({ key: 'place' })
  expect(say('/condition', 'missing')).toEqual({ key: 'condition' })
  expect(say('/categoryId', 'not-a-leaf')).toEqual({ key: 'category' })
  expect(say('/description', 'not-text')).toEqual({ key: 'refused' })
  expect(say('/imageIds', undefined)).toEqual({ key: 'refused' })
})
