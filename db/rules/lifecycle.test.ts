import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DatabaseError } from '../errors.ts'
import { listingMoves, listingStatuses, type Role } from '../types.ts'
import { isListed, isVisible, type Mover, moversOf, nextStatus, rightsOf, transitions } from './lifecycle.ts'

const movers: Mover[] = ['owner', 'moderator', 'admin', 'system']

describe('the life cycle of a listing', () => {
  it('has no two transitions for one status and move', () => {
    const keys = transitions.map((t) => `${t.from} ${t.move}`)
    expect(new Set(keys).size).toBe(keys.length)
  })

  it('allows exactly what the table says and refuses the rest with a reason', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...listingStatuses),
        fc.constantFrom(...listingMoves),
        fc.subarray(movers),
        (from, move, who) => {
          const entry = transitions.find((t) => t.from === from && t.move === move)
          const allowed = entry?.who.some((mover) => who.includes(mover)) ?? false
          if (allowed) {
            expect(nextStatus(from, move, who)).toBe(entry!.to)
          } else {
            const refusal = refusalOf(() => nextStatus(from, move, who))
            expect(refusal.code).toBe('conflict')
            expect(refusal.message).toContain(from)
          }
        },
      ),
      { numRuns: 1_000 },
    )
  })

  it('tells of the moves what the moves themselves do', () => {
    fc.assert(
      fc.property(fc.constantFrom(...listingStatuses), fc.subarray(movers), (status, who) => {
        const { moves } = rightsOf(status, who)
        for (const move of listingMoves) {
          let isPossible = true
          try {
            nextStatus(status, move, who)
          } catch {
            isPossible = false
          }
          expect([move, moves.includes(move)]).toEqual([move, isPossible])
        }
      }),
    )
    expect(rightsOf('expired', ['owner'])).toEqual({
      moves: expect.arrayContaining(['publish', 'renew']),
      editable: true,
      visible: true,
    })
    expect(rightsOf('draft', ['moderator'])).toEqual({ moves: [], editable: false, visible: false })
  })

  it('leads nowhere from blocked', () => {
    for (const move of listingMoves) {
      expect(() => nextStatus('blocked', move, movers)).toThrow(DatabaseError)
    }
  })

  it('shows everything that it lists', () => {
    for (const status of listingStatuses) if (isListed(status)) expect(isVisible(status)).toBe(true)
  })

  it('knows an actor as owner, by role, as both or as neither', () => {
    const as = (id: string, role: Role) => moversOf({ id, role }, 'seller')
    expect(as('seller', 'member')).toEqual(['owner'])
    expect(as('seller', 'admin')).toEqual(['owner', 'admin'])
    expect(as('other', 'moderator')).toEqual(['moderator'])
    expect(as('other', 'member')).toEqual([])
  })
})

function refusalOf(work: () => unknown): DatabaseError {
  try {
    work()
  } catch (error) {
    return error as DatabaseError
  }
  throw new Error('was not refused')
}
