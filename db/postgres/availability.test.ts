import { expect, it } from 'vitest'
import { Availability } from './availability.ts'

/** When a query begins that follows what was just told, however coarse the clock. */
const later = () => performance.now() + 1

function watched() {
  const told: string[] = []
  const availability = new Availability()
  availability.listen((state) => void told.push(state.reachable ? 'found' : `lost: ${state.reason}`))
  return { availability, told }
}

it('tells of a loss and of the return once, however many queries fail', () => {
  const { availability, told } = watched()
  availability.lost('refused', later())
  availability.lost('refused', later())
  availability.found(later())
  availability.found(later())
  expect(told).toEqual(['lost: refused', 'found'])
})

it('learns nothing from what began before the last change', () => {
  const { availability, told } = watched()
  const before = performance.now()
  availability.lost('refused', before)
  availability.found(before)
  expect(told).toEqual(['lost: refused'])
  availability.found(later())
  // a connection that was refused before the server came back, and whose failure is seen only now
  availability.lost('refused', before)
  expect(told).toEqual(['lost: refused', 'found'])
})

it('tells of a second loss', () => {
  const { availability, told } = watched()
  availability.lost('refused', later())
  availability.found(later())
  availability.lost('reset', later())
  expect(told).toEqual(['lost: refused', 'found', 'lost: reset'])
})
