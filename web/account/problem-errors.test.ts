import { expect, test } from 'vitest'
import { problemErrors } from './problem-errors.ts'

const problem = (errors: { pointer: string; detail: string }[], detail?: string) => ({
  type: '/problems/invalid-request',
  title: 'Not valid',
  status: 400,
  ...(detail ? { detail } : {}),
  errors,
})

const words = { field: 'look again', general: 'failed' }

test('errors go beside their fields, deeper pointers to the field that holds them, each field once', () => {
  const errors = problemErrors(
    problem([
      { pointer: '/email', detail: 'taken' },
      { pointer: '/price/amount', detail: 'too large' },
      { pointer: '/price/currency', detail: 'unknown' },
    ]),
    { '/email': 'email', '/price': 'price' },
    words,
  )
  expect(errors).toEqual({
    fields: [
      { fieldId: 'email', message: 'look again' },
      { fieldId: 'price', message: 'look again' },
    ],
  })
})

test('what belongs to no field is said above all of them', () => {
  const found = problemErrors(problem([{ pointer: '/other', detail: 'odd' }]), { '/email': 'email' }, words)
  expect(found).toEqual({ fields: [], general: 'failed' })
  expect(problemErrors(problem([], 'Wrong password'), {}, words).general).toBe('failed')
  expect(problemErrors(undefined, {}, words).general).toBe('failed')
})
