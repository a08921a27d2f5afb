import type { ListingStatus } from '../client/types.ts'
import type { Move } from '../publish/draft-store.ts'

export type Action = Move | 'edit' | 'delete'

/** What an owner may do with a listing in each status, the likeliest first. The server has the last word. */
export const actionsByStatus: Record<ListingStatus, readonly Action[]> = {
  draft: ['edit', 'delete'],
  pending: ['withdraw'],
  published: ['sell', 'edit', 'reserve', 'renew', 'withdraw'],
  reserved: ['sell', 'release', 'withdraw'],
  sold: ['delete'],
  expired: ['renew', 'edit', 'withdraw'],
  withdrawn: ['publish', 'edit', 'delete'],
  rejected: ['edit', 'delete'],
  blocked: ['delete'],
}

/** What cannot be taken back with one press, so that it asks first. */
export const needsConfirmation: ReadonlySet<Action> = new Set(['sell', 'withdraw', 'delete'])

/** The tabs of "my listings" and the statuses each asks the API for. */
export const tabs = ['all', 'published', 'draft', 'reserved', 'sold', 'expired', 'withdrawn'] as const
export type Tab = (typeof tabs)[number]

export function tabOf(value: string | null): Tab {
  return tabs.find((tab) => tab === value) ?? 'all'
}
