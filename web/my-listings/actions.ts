import type { OwnListingCard } from '../client/types.ts'
import type { Move } from '../publish/draft-store.ts'

/** The likeliest first. */
const order = ['sell', 'publish', 'edit', 'reserve', 'release', 'renew', 'withdraw', 'delete'] as const
export type Action = (typeof order)[number]

/** What an owner is offered for a listing: what the server says is possible, without what would say the same twice. */
export function actionsOf({
  moves,
  editable,
  publishedAt,
}: Pick<OwnListingCard, 'moves' | 'editable' | 'publishedAt'>): Action[] {
  const can = (move: Move) => moves.includes(move)
  return order.filter((action) => {
    if (action === 'edit') return editable
    // What was public is taken back first.
    if (action === 'delete') return publishedAt === null || !can('withdraw')
    // A draft is published at the end of its form, and nobody has seen what could be taken back.
    if (publishedAt === null && can('publish') && (action === 'publish' || action === 'withdraw'))
      return false
    return can(action) && !(action === 'renew' && can('publish'))
  })
}

/** What cannot be taken back with one press, so that it asks first. */
export const needsConfirmation: ReadonlySet<Action> = new Set(['sell', 'withdraw', 'delete'])

/** The tabs of "my listings" and the statuses each asks the API for. */
export const tabs = ['all', 'published', 'draft', 'reserved', 'sold', 'expired', 'withdrawn'] as const
export type Tab = (typeof tabs)[number]

export function tabOf(value: string | null): Tab {
  return tabs.find((tab) => tab === value) ?? 'all'
}
