import { expect, test } from 'vitest'
import type { OwnListingCard } from '../client/types.ts'
import { actionsOf, needsConfirmation, tabOf } from './actions.ts'

type Rights = Pick<OwnListingCard, 'moves' | 'editable'>
const offered = (rights: Rights, publishedAt: string | null = '2026-11-20T12:00:00Z') =>
  actionsOf({ ...rights, publishedAt })

test('an owner is offered what the server allows and nothing else', () => {
  expect(offered({ moves: [], editable: false })).toEqual(['delete'])
  expect(offered({ moves: ['reserve', 'sell', 'renew', 'withdraw'], editable: true })).toEqual([
    'sell',
    'edit',
    'reserve',
    'renew',
    'withdraw',
  ])
  expect(offered({ moves: ['renew', 'publish', 'withdraw'], editable: true })).toEqual([
    'publish',
    'edit',
    'withdraw',
  ])
  expect(offered({ moves: ['publish'], editable: true })).toEqual(['publish', 'edit', 'delete'])
})

test('what was never public is finished or deleted, and taken back only from the moderators', () => {
  expect(offered({ moves: ['publish', 'withdraw'], editable: true }, null)).toEqual(['edit', 'delete'])
  expect(offered({ moves: ['withdraw'], editable: true }, null)).toEqual(['edit', 'withdraw', 'delete'])
})

test('what ends a listing asks first, what can be undone does not', () => {
  expect([...needsConfirmation].sort()).toEqual(['delete', 'sell', 'withdraw'])
})

test('an unknown tab is the first one', () => {
  expect([tabOf('sold'), tabOf('__proto__'), tabOf(null)]).toEqual(['sold', 'all', 'all'])
})
