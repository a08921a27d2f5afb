import { describe, expect, it } from 'vitest'
import { SustainedPressure } from './pressure.ts'

describe('pressure', () => {
  it('is an overload after three bad seconds in a row, until a good one', () => {
    const pressure = new SustainedPressure()
    const after = (...samples: boolean[]) => {
      for (const sample of samples) pressure.sample(sample)
      return pressure.isOverloaded
    }
    expect(after(true, true)).toBe(false)
    expect(after(false, true, true)).toBe(false)
    expect(after(true)).toBe(true)
    expect(after(true)).toBe(true)
    expect(after(false)).toBe(false)
  })
})
