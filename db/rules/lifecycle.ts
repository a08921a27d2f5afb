import { DatabaseError } from '../errors.ts'
import {
  type Actor,
  type Id,
  type ListingMove,
  type ListingRights,
  type ListingStatus,
  listingStatuses,
} from '../types.ts'

interface StatusRule {
  /** Found by search and in lists. */
  listed: boolean
  /** Shown to anybody who has the address. */
  visible: boolean
  /** Its words and pictures can be changed. */
  editable: boolean
  /** What publishing asks for may not be taken away from it. */
  complete: boolean
}

const unseen = { listed: false, visible: false, editable: true, complete: false }
const onShow = { listed: true, visible: true, editable: true, complete: true }

/** What each status allows. */
export const statusRules = {
  draft: unseen,
  pending: { ...unseen, complete: true },
  published: onShow,
  reserved: onShow,
  sold: { ...onShow, listed: false, editable: false },
  expired: { ...onShow, listed: false },
  withdrawn: unseen,
  rejected: unseen,
  blocked: { ...unseen, editable: false },
} as const satisfies Record<ListingStatus, StatusRule>

/** The statuses that allow something. */
export function statusesThat(allow: keyof StatusRule): ListingStatus[] {
  return listingStatuses.filter((status) => statusRules[status][allow])
}

/** Those in which a listing may be that was never published. */
export const unpublishedStatuses: readonly ListingStatus[] = ['draft', 'pending', 'rejected', 'withdrawn']

export type Mover = 'owner' | 'moderator' | 'admin' | 'system'

interface Transition {
  from: ListingStatus
  move: ListingMove
  to: ListingStatus
  who: Mover[]
}

const owner: Mover[] = ['owner']
const ownerOrAdmin: Mover[] = ['owner', 'admin']
const staff: Mover[] = ['moderator', 'admin']

/** Every allowed move of a listing; what is not here is refused. */
export const transitions: readonly Transition[] = [
  { from: 'draft', move: 'publish', to: 'published', who: owner },
  { from: 'rejected', move: 'publish', to: 'published', who: owner },
  { from: 'withdrawn', move: 'publish', to: 'published', who: owner },
  { from: 'pending', move: 'approve', to: 'published', who: staff },
  { from: 'pending', move: 'reject', to: 'rejected', who: staff },
  { from: 'published', move: 'reserve', to: 'reserved', who: owner },
  { from: 'reserved', move: 'release', to: 'published', who: owner },
  { from: 'published', move: 'sell', to: 'sold', who: owner },
  { from: 'reserved', move: 'sell', to: 'sold', who: owner },
  { from: 'published', move: 'expire', to: 'expired', who: ['system'] },
  { from: 'published', move: 'renew', to: 'published', who: owner },
  { from: 'expired', move: 'renew', to: 'published', who: owner },
  { from: 'expired', move: 'publish', to: 'published', who: owner },
  { from: 'draft', move: 'withdraw', to: 'withdrawn', who: ownerOrAdmin },
  { from: 'pending', move: 'withdraw', to: 'withdrawn', who: ownerOrAdmin },
  { from: 'published', move: 'withdraw', to: 'withdrawn', who: ownerOrAdmin },
  { from: 'reserved', move: 'withdraw', to: 'withdrawn', who: ownerOrAdmin },
  { from: 'expired', move: 'withdraw', to: 'withdrawn', who: ownerOrAdmin },
  { from: 'published', move: 'block', to: 'blocked', who: staff },
  { from: 'reserved', move: 'block', to: 'blocked', who: staff },
  { from: 'sold', move: 'block', to: 'blocked', who: staff },
  { from: 'expired', move: 'block', to: 'blocked', who: staff },
]

/** What a listing becomes again when it should not have been blocked, or rejected. A reservation ended with the block. */
export function statusBeforeBlock(before: ListingStatus): ListingStatus {
  return before === 'reserved' || before === 'pending' ? 'published' : before
}

export function isListed(status: ListingStatus): boolean {
  return statusRules[status].listed
}

export function isVisible(status: ListingStatus): boolean {
  return statusRules[status].visible
}

export function isEditable(status: ListingStatus): boolean {
  return statusRules[status].editable
}

/** What those who are `movers` may do with a listing in this status. */
function movesOf(status: ListingStatus, movers: Mover[]): ListingMove[] {
  return transitions
    .filter((t) => t.from === status && t.who.some((mover) => movers.includes(mover)))
    .map((t) => t.move)
}

/** What the API tells of a listing to those who may do something with it. */
export function rightsOf(status: ListingStatus, movers: Mover[]): ListingRights {
  return {
    moves: movesOf(status, movers),
    editable: isEditable(status) && (movers.includes('owner') || movers.includes('admin')),
    visible: isVisible(status),
  }
}

/** The roles in which `actor` meets a listing of `sellerId`. */
export function moversOf(actor: Actor, sellerId: Id): Mover[] {
  const movers: Mover[] = []
  if (actor.id === sellerId) movers.push('owner')
  if (actor.role !== 'member') movers.push(actor.role)
  return movers
}

/**
 * The status that `move` leads to.
 * @throws DatabaseError conflict, its message being the reason
 */
export function nextStatus(from: ListingStatus, move: ListingMove, movers: Mover[]): ListingStatus {
  const transition = transitions.find((t) => t.from === from && t.move === move)
  if (!transition) {
    const allowed = [...new Set(transitions.filter((t) => t.move === move).map((t) => t.from))]
    throw new DatabaseError(
      'conflict',
      `A listing that is ${from} cannot ${phrase(move)}; it must be ${allowed.join(' or ')}`,
      'status',
    )
  }
  if (!transition.who.some((mover) => movers.includes(mover))) {
    throw new DatabaseError(
      'conflict',
      `Only the ${transition.who.join(' or ')} may ${move} a listing that is ${from}`,
      'status',
    )
  }
  return transition.to
}

function phrase(move: ListingMove): string {
  const participles: Record<ListingMove, string> = {
    publish: 'published',
    approve: 'approved',
    reject: 'rejected',
    reserve: 'reserved',
    release: 'released',
    sell: 'sold',
    renew: 'renewed',
    withdraw: 'withdrawn',
    expire: 'expired',
    block: 'blocked',
  }
  return `be ${participles[move]}`
}
