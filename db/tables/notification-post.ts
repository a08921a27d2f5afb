import { firstLanguage, isLanguage, type Language } from '@piata/config/languages'
import type { Context, Queries } from '../context.ts'
import { type NotificationKind, type NotificationPayload, notificationRules } from '../rules/notifications.ts'
import type { Id, Time } from '../types.ts'

/** A notification as mails and pushes tell it. */
export type ToldNotification = {
  [K in NotificationKind]: {
    id: Id
    kind: K
    payload: Omit<NotificationPayload<K>, 'actorId'>
    count: number
    /** The name of whoever did it; null for nobody, or once that account is gone. */
    from: string | null
  }
}[NotificationKind]

type DuePush = ToldNotification & { userId: Id; locale: Language }

/** Up to when what waits is told: mails at once, and those of a day. */
interface Due {
  atOnce: Time
  daily: Time
}

/** What of the notifications waits to be told by mail or push. What is read does not wait any more. */
interface NotificationPost {
  /** Those that a mail is due to, until `takeMail` was asked for them. */
  accounts(due: Due, limit: number): Promise<Id[]>
  /**
   * What a mail to the account has to tell, once: the newest, at most `limit`, and how many there are. Those of a day tell of all that waits; else there
   * is nothing where the account had a mail less than `notificationRules.mailEveryMs` ago, and what waits is put off.
   */
  takeMail(userId: Id, due: Due, limit: number): Promise<{ items: ToldNotification[]; total: number }>
  /** What is to be pushed now, once, the longest waiting first. */
  takePushes(now: Time, limit: number): Promise<DuePush[]>
}

export function createNotificationPost(context: Context): NotificationPost {
  const postgres = context.dialect === 'postgres'
  const selected = (queries: Queries) =>
    queries
      .selectFrom('notifications')
      .leftJoin('users as actors', (join) =>
        join.onRef('actors.id', '=', 'notifications.actor_id').on('actors.removed_at', 'is', null),
      )
      .select([
        'notifications.id',
        'notifications.user_id',
        'notifications.kind',
        'notifications.payload',
        'notifications.count',
        'actors.name as from',
      ])

  return {
    async accounts({ atOnce, daily }, limit) {
      const rows = await context.read
        .selectFrom('notifications')
        .select('user_id')
        .distinct()
        .where((eb) =>
          eb.or([
            eb.and([eb('mail', '=', 'at-once'), eb('mail_due', '<=', atOnce)]),
            eb.and([eb('mail', '=', 'daily'), eb('mail_due', '<=', daily)]),
          ]),
        )
        .limit(limit)
        .execute()
      return rows.map((row) => row.user_id)
    },

    takeMail(userId, { atOnce, daily }, limit) {
      return context.write(async ({ queries }) => {
        const waiting = await queries
          .selectFrom('notifications')
          .select(['id', 'mail', 'mail_due', 'at'])
          .where('user_id', '=', userId)
          .where('read_at', 'is', null)
          .where('mail', 'is not', null)
          .orderBy('at', 'desc')
          .orderBy('id', 'desc')
          .$if(postgres, (query) => query.forNoKeyUpdate())
          .execute()
        const isDaily = waiting.some((row) => row.mail === 'daily' && row.mail_due! <= daily)
        const told = waiting.filter((row) => isDaily || row.mail === 'at-once')
        if (!isDaily && !told.some((row) => row.mail_due! <= atOnce)) return { items: [], total: 0 }
        const ids = told.map(({ id }) => id)
        const { last } = await queries
          .selectFrom('notifications')
          .select((eb) => eb.fn.max('mailed_at').as('last'))
          .where('user_id', '=', userId)
          .executeTakeFirstOrThrow()
        const soonest = last === null ? 0 : Date.parse(last) + notificationRules.mailEveryMs
        if (!isDaily && soonest > Date.parse(atOnce)) {
          await queries
            .updateTable('notifications')
            .set({ mail_due: new Date(soonest).toISOString() })
            .where('id', 'in', ids)
            .execute()
          return { items: [], total: 0 }
        }
        await queries
          .updateTable('notifications')
          .set({ mail: null, mail_due: null, mailed_at: atOnce })
          .where('id', 'in', ids)
          .execute()
        const rows = await selected(queries)
          .where('notifications.id', 'in', ids.slice(0, limit))
          .orderBy('notifications.at', 'desc')
          .orderBy('notifications.id', 'desc')
          .execute()
        return { items: rows.map(toldOf), total: ids.length }
      })
    },

    takePushes(now, limit) {
      return context.write(async ({ queries }) => {
        const due = await queries
          .selectFrom('notifications')
          .select('id')
          .where('push_due', '<=', now)
          .orderBy('push_due')
          .limit(limit)
          .$if(postgres, (query) => query.forNoKeyUpdate().skipLocked())
          .execute()
        if (due.length === 0) return []
        const ids = due.map(({ id }) => id)
        await queries.updateTable('notifications').set({ push_due: null }).where('id', 'in', ids).execute()
        const rows = await selected(queries)
          .innerJoin('users', 'users.id', 'notifications.user_id')
          .select('users.locale')
          .where('notifications.id', 'in', ids)
          .where('users.removed_at', 'is', null)
          .orderBy('notifications.at')
          .execute()
        return rows.map((row) => ({
          ...toldOf(row),
          userId: row.user_id,
          locale: isLanguage(row.locale) ? row.locale : firstLanguage,
        }))
      })
    },
  }
}

const toldOf = ({
  id,
  kind,
  payload,
  count,
  from,
}: {
  id: Id
  kind: NotificationKind
  payload: string
  count: number
  from: string | null
}): ToldNotification => ({ id, kind, payload: JSON.parse(payload), count, from }) as ToldNotification
