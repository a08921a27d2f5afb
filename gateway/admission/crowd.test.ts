import { expect, it } from 'vitest'
import { Crowd } from './crowd.ts'

/** What stands at each moment after looks of `many`, one every 50 ms. */
function seen(many: string): string {
  const crowd = new Crowd()
  return [...many]
    .map((look, at) => {
      crowd.look(look === 'm', 1000 + 50 * at)
      return crowd.isThere ? 'C' : '-'
    })
    .join('')
}

it('is none while a burst passes, however often', () => {
  expect(seen('mmmm.mmmm.mmm')).toBe('-------------')
})

it('is one where many wait all the time, and stays one between its waves until it has been calm for a while', () => {
  expect(seen('mmmmmm')).toBe('----CC')
  expect(seen('mmmmm.m..m.....m')).toBe('----CCCCCCCCCCCC')
  expect(seen('mmmmm......mmmm')).toBe('----CCCCCC-----')
})
