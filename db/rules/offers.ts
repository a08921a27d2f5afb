import { DatabaseError } from '../errors.ts'
import type { Money } from '../types.ts'

/**
 * What an offer may be. `ended` is one that its listing leaves nothing of: an accepted one whose reservation was taken back, or one that waited while
 * somebody else got the listing, it was sold, taken back or got another price.
 */
export const offerStates = [
  'open',
  'accepted',
  'declined',
  'withdrawn',
  'replaced',
  'expired',
  'ended',
] as const
export type OfferState = (typeof offerStates)[number]

/** What people do with an offer that waits for an answer. */
export type OfferAnswer = 'accept' | 'decline' | 'withdraw'
type OfferMove = OfferAnswer | 'replace' | 'expire' | 'end' | 'reopen'

/** Who makes a move: who made the offer, the one who got it, or time. */
type OfferMover = 'maker' | 'receiver' | 'system'

const hour = 3_600_000

export const offerRules = {
  /** An offer waits for so long. */
  lifeMs: 48 * hour,
  /** Of the price, in percent. */
  leastPercent: 10,
  /** An account makes so many within `windowMs`, and so many in one conversation. */
  perAccount: 30,
  perConversation: 8,
  windowMs: 24 * hour,
} as const

const transitions: Record<OfferMove, { from: OfferState; to: OfferState; who: OfferMover[] }> = {
  accept: { from: 'open', to: 'accepted', who: ['receiver'] },
  decline: { from: 'open', to: 'declined', who: ['receiver'] },
  withdraw: { from: 'open', to: 'withdrawn', who: ['maker'] },
  replace: { from: 'open', to: 'replaced', who: ['maker', 'receiver'] },
  expire: { from: 'open', to: 'expired', who: ['system'] },
  end: { from: 'open', to: 'ended', who: ['system'] },
  reopen: { from: 'ended', to: 'open', who: ['system'] },
}

const reasons: Record<OfferState, string> = {
  open: 'The offer still waits for an answer',
  accepted: 'The offer was accepted already',
  declined: 'The offer was declined already',
  withdrawn: 'The offer was withdrawn',
  replaced: 'Another offer took the place of this one',
  expired: 'The offer has expired',
  ended: 'The offer has ended with what became of the listing; make another one',
}

/**
 * The state that `move` leads to.
 * @throws DatabaseError conflict, its message being the reason
 */
export function nextOfferState(from: OfferState, move: OfferMove, who: OfferMover): OfferState {
  const transition = transitions[move]
  if (transition.from !== from) throw new DatabaseError('conflict', reasons[from], 'state')
  if (!transition.who.includes(who))
    throw new DatabaseError(
      'conflict',
      who === 'maker'
        ? 'Your own offer is answered by the other side; you may withdraw it'
        : 'Only who made an offer may withdraw it',
      'state',
    )
  return transition.to
}

/** The least and the most that may be offered for something at this price, in minor units. */
export function offerBounds({ amount }: Money): { least: number; most: number } {
  return { least: Math.max(1, Math.ceil((amount * offerRules.leastPercent) / 100)), most: amount }
}
