import { expect, test } from 'vitest'
import { problemErrors } from './problem-errors.ts'

const problem = (errors: { pointer: string; detail: string }[], detail?: string) => ({
  type: '/problems/invalid-request',
  title: 'Not valid',
  status: 400,
  ...(detail ? { detail } : {}),
  errors,
})

test('errors go beside their fields, deeper pointers to the field that holds them', () => {
  const errors = problemErrors(
    problem([
      { pointer: '/email', detail: 'taken' },
      { pointer: '/price/amount', detail: 'too large' },
      { pointer: '/price/currency', detail: 'unknown' },
    ]),
    { '/email': 'email', '/price': 'price' },
    'failed',
  )
  expect(errors).toEqual({
    fields: [
      { fieldId: 'email', message: 'taken' },
      { fieldId: 'price', message: 'too large' },
    ],
  })
})

test('what belongs to no field is said above all of them', () => {
  expect(
    problemErrors(problem([{ pointer: '/other', detail: 'odd' }]), { '/email': 'email' }, 'failed'),
  ).toEqual({
    fields: [],
    general: 'odd',
  })
  expect(problemErrors(problem([], 'Wrong password'), {}, 'failed').general).toBe('Wrong password')
  expect(problemErrors(undefined, {}, 'failed').general).toBe('failed')
})
