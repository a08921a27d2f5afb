import { expect, test } from 'vitest'
import { readProviderOutcome } from './provider-outcome.ts'

test.each([
  ['', undefined],
  ['#top', undefined],
  ['#entered', { kind: 'entered' }],
  ['#linked', { kind: 'linked' }],
  ['#challenge=a.1.2.b', { kind: 'challenge', challenge: 'a.1.2.b' }],
  ['#problem=away', { kind: 'problem', problem: 'away', reason: undefined }],
  ['#problem=suspended&reason=Spam+%C8%99i', { kind: 'problem', problem: 'suspended', reason: 'Spam și' }],
])('the outcome of %s', (hash, outcome) => {
  expect(readProviderOutcome(hash)).toEqual(outcome)
})
