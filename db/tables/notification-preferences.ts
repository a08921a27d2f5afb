import type { Context, Queries } from '../context.ts'
import { DatabaseError } from '../errors.ts'
import {
  type Channel,
  type Channels,
  channelPaces,
  type NotificationKind,
  notificationKindNames,
  notificationKinds,
} from '../rules/notifications.ts'
import type { Id, Time } from '../types.ts'
import { lockAccount } from './lock-account.ts'

/** How an account is told of each kind. */
type ChannelsByKind = Record<NotificationKind, Channels>
/** What it chose itself. */
type Chosen = Partial<Record<NotificationKind, Partial<Channels>>>

interface NotificationPreferences {
  /** @param version 0 where nothing was chosen yet; grows by one with every change */
  of(userId: Id): Promise<{ channels: ChannelsByKind; version: number }>
  /** What is left out stays as it is. @throws DatabaseError stale; bad-reference for an account that is gone */
  choose(
    userId: Id,
    chosen: Chosen,
    ifVersion?: number,
  ): Promise<{ channels: ChannelsByKind; version: number }>
  /** How each of these accounts is told of a kind; those that are gone are left out. */
  channelsOf(userIds: readonly Id[], kind: NotificationKind): Promise<Map<Id, Channels>>
}

export interface NotificationPreferencesSchema {
  notification_preferences: {
    user_id: Id
    /** JSON of `Chosen`: what differs from what kinds have. */
    chosen: string
    version: number
    updated_at: Time
  }
}

export function createNotificationPreferences(context: Context): NotificationPreferences {
  const stored = (queries: Queries, userId: Id) =>
    queries
      .selectFrom('notification_preferences')
      .select(['chosen', 'version'])
      .where('user_id', '=', userId)
      .executeTakeFirst()

  return {
    async of(userId) {
      const row = await stored(context.read, userId)
      return { channels: channelsByKind(row?.chosen), version: row?.version ?? 0 }
    },

    choose(userId, chosen, ifVersion) {
      return context.write(async ({ queries }) => {
        await lockAccount(context, queries, userId)
        const row = await stored(queries, userId)
        const version = row?.version ?? 0
        if (ifVersion !== undefined && ifVersion !== version)
          throw new DatabaseError('stale', 'The preferences have changed since they were read')
        const channels = channelsByKind(row?.chosen)
        for (const kind of notificationKindNames) channels[kind] = { ...channels[kind], ...chosen[kind] }
        const values = {
          chosen: JSON.stringify(differences(channels)),
          ...{ version: version + 1, updated_at: context.now() },
        }
        await queries
          .insertInto('notification_preferences')
          .values({ user_id: userId, ...values })
          .onConflict((c) => c.column('user_id').doUpdateSet(values))
          .execute()
        // What waits already is not told in a way that is not wanted any more.
        for (const [channel, nothing] of [
          ['mail', { mail: null, mail_due: null }],
          ['push', { push_due: null }],
        ] as const) {
          const kinds = notificationKindNames.filter((kind) => channels[kind][channel] === 'never')
          if (kinds.length > 0)
            await queries
              .updateTable('notifications')
              .set(nothing)
              .where('user_id', '=', userId)
              .where('read_at', 'is', null)
              .where('kind', 'in', kinds)
              .execute()
        }
        return { channels, version: version + 1 }
      })
    },

    channelsOf: (userIds, kind) => channelsOf(context.read, userIds, kind),
  }
}

/** How each of these accounts is told of a kind; those that are gone are left out. */
export async function channelsOf(
  queries: Queries,
  userIds: readonly Id[],
  kind: NotificationKind,
): Promise<Map<Id, Channels>> {
  const found = new Map<Id, Channels>()
  for (let i = 0; i < userIds.length; i += 500) {
    const rows = await queries
      .selectFrom('users')
      .leftJoin('notification_preferences', 'user_id', 'users.id')
      .select(['users.id', 'chosen'])
      .where('users.id', 'in', userIds.slice(i, i + 500))
      .where('removed_at', 'is', null)
      .execute()
    for (const { id, chosen } of rows) found.set(id, channelsIn(chosen, kind))
  }
  return found
}

/** @param text of `notification_preferences.chosen` */
export function channelsIn(text: string | null, kind: NotificationKind): Channels {
  const { channels } = notificationKinds[kind]
  return text === null ? channels : { ...channels, ...(JSON.parse(text) as Chosen)[kind] }
}

function channelsByKind(text: string | null | undefined): ChannelsByKind {
  const chosen = JSON.parse(text ?? '{}') as Chosen
  return Object.fromEntries(
    notificationKindNames.map((kind) => [kind, { ...notificationKinds[kind].channels, ...chosen[kind] }]),
  ) as ChannelsByKind
}

/** So that a kind that is told otherwise one day is told so to all who did not choose. */
function differences(channels: ChannelsByKind): Chosen {
  const chosen: Record<string, Record<string, string>> = {}
  for (const kind of notificationKindNames)
    for (const channel of Object.keys(channelPaces) as Channel[]) {
      const pace = channels[kind][channel]
      if (pace !== notificationKinds[kind].channels[channel])
        chosen[kind] = { ...chosen[kind], [channel]: pace }
    }
  return chosen as Chosen
}
