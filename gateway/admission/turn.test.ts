import { describe, expect, it } from 'vitest'
import { TurnBudget } from './turn.ts'

describe('a turn of the event loop', () => {
  const spend = (ms: number) => {
    for (const start = performance.now(); performance.now() - start < ms; );
  }

  it('takes no more when its time is used, and the next takes again', async () => {
    const turn = new TurnBudget()
    await new Promise((resolve) => setImmediate(resolve))
    const taken: boolean[] = []
    for (let n = 0; n < 110; n++) {
      taken.push(turn.take(10))
      spend(1)
    }
    expect(taken.filter((one) => one).length).toBe(100)
    expect(turn.isFull).toBe(true)
    await new Promise((resolve) => setImmediate(resolve))
    expect(turn.take(10)).toBe(true)
  })

  it('takes what one slow answer holds up', async () => {
    const turn = new TurnBudget()
    turn.take(10)
    spend(20)
    expect(turn.take(10)).toBe(true)
  })
})
