import { expect, test } from 'vitest'
import { actionsByStatus, needsConfirmation, tabOf } from './actions.ts'

test('a sold listing can neither be edited nor offered again', () => {
  expect(actionsByStatus.sold).toEqual(['delete'])
})

test('what ends a listing asks first, what can be undone does not', () => {
  expect([...needsConfirmation].sort()).toEqual(['delete', 'sell', 'withdraw'])
  expect(actionsByStatus.published.filter((action) => !needsConfirmation.has(action))).toEqual([
    'edit',
    'reserve',
    'renew',
  ])
})

test('an unknown tab is the first one', () => {
  expect([tabOf('sold'), tabOf('__proto__'), tabOf(null)]).toEqual(['sold', 'all', 'all'])
})
