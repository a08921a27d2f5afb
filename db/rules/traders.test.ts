import { expect, it } from 'vitest'
import { properVatId } from './traders.ts'

it.each([
  // Numbers by the published rules of their countries, of made-up firms.
  ['RO18547290', 'RO', 'RO18547290'],
  ['1854 7290', 'RO', 'RO18547290'],
  ['ro 18547291', 'RO', undefined],
  ['18547290', 'BG', undefined],
  ['136695976', 'DE', 'DE136695976'],
  ['136695978', 'DE', undefined],
  ['HU12892312', 'RO', 'HU12892312'],
  ['HU12892313', 'RO', undefined],
  ['BG101004508', 'RO', 'BG101004508'],
  ['BG101004509', 'RO', undefined],
  ['FRXX999999999', 'RO', 'FRXX999999999'],
  ['RO', 'RO', undefined],
  ['RO00000000', 'RO', undefined],
  ['', 'RO', undefined],
  ['x'.repeat(100), 'RO', undefined],
])('%s, in %s, is %s', (typed, home, kept) => {
  expect(properVatId(typed, home)).toBe(kept)
})
