import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DatabaseError } from '../errors.ts'
import { nextOfferState, type OfferState, offerBounds, offerStates } from './offers.ts'

const moves = ['accept', 'decline', 'withdraw', 'replace', 'expire'] as const
const movers = ['maker', 'receiver', 'system'] as const
type Step = [(typeof moves)[number], (typeof movers)[number]]
const steps = fc.array(fc.tuple(fc.constantFrom(...moves), fc.constantFrom(...movers)), { maxLength: 30 })

/** The state after each step; a refused one changes nothing. */
function walk(path: Step[]): { state: OfferState; step: Step; isTaken: boolean }[] {
  let state: OfferState = 'open'
  return path.map((step) => {
    try {
      state = nextOfferState(state, ...step)
      return { state, step, isTaken: true }
    } catch (error) {
      expect(error).toBeInstanceOf(DatabaseError)
      expect(error).toMatchObject({ code: 'conflict', message: expect.stringMatching(/\w/) })
      return { state, step, isTaken: false }
    }
  })
}

describe('an offer', () => {
  it('is answered once, whatever is tried and by whom', () => {
    fc.assert(
      fc.property(steps, (path) => {
        const taken = walk(path).filter(({ isTaken }) => isTaken)
        expect(taken.length).toBeLessThanOrEqual(1)
      }),
    )
  })

  it('is accepted and declined by the other side alone, withdrawn by its maker alone', () => {
    fc.assert(
      fc.property(steps, (path) => {
        for (const { step, isTaken } of walk(path)) {
          if (!isTaken) continue
          const [move, who] = step
          const by = { accept: 'receiver', decline: 'receiver', withdraw: 'maker', expire: 'system' }
          if (move === 'replace') expect(who).not.toBe('system')
          else expect(who).toBe(by[move])
        }
      }),
    )
  })

  it('reaches every state but the one that its listing tells of', () => {
    const reached = moves.flatMap((move) =>
      movers.flatMap((who) => walk([[move, who]]).map(({ state }) => state)),
    )
    expect(new Set([...reached, 'ended'])).toEqual(new Set(offerStates))
  })

  it('lies between a tenth of the price and the price, in whole minor units', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10 ** 12 }), (amount) => {
        const { least, most } = offerBounds({ amount, currency: 'RON' })
        expect(Number.isInteger(least)).toBe(true)
        expect(least).toBeGreaterThanOrEqual(1)
        expect(least * 10).toBeGreaterThanOrEqual(amount)
        expect((least - 1) * 10).toBeLessThan(amount)
        expect(most).toBe(amount)
      }),
    )
  })
})
