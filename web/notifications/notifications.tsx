'use client'

import { useTranslations } from 'next-intl'
import { useCallback, useEffect, useRef, useState } from 'react'
import { answer } from '../client/api.ts'
import type { Notification } from '../client/types.ts'
import { formatDate, sameDay } from '../i18n/format.ts'
import { href, type Locale } from '../i18n/routes.ts'
import { api } from '../session/api.ts'
import { followStream } from '../session/event-stream.ts'
import { currentSession } from '../session/session.ts'
import { showUnread } from '../session/unread-badge.ts'
import { Button, ButtonLink } from '../ui/button.tsx'
import { classes } from '../ui/class-names.ts'
import { NotificationRow } from './notification-row.tsx'
import { useExplained } from './use-explained.ts'

const dayMs = 86_400_000

/** What the account is told of, by day, kept up to date while it is looked at. */
export function Notifications({ locale }: { locale: Locale }) {
  const t = useTranslations('notifications')
  const explained = useExplained(locale)
  const [items, setItems] = useState<Notification[] | 'failed'>()
  const [next, setNext] = useState<string | null>(null)
  const [unread, setUnread] = useState(0)
  const [message, setMessage] = useState<{ kind: 'done' | 'failed'; text: string }>()
  const title = useRef<HTMLDivElement>(null)

  const told = useCallback((count: number) => {
    setUnread(count)
    showUnread({ notifications: count })
  }, [])

  const load = useCallback(
    async (cursor: string | null) => {
      try {
        const query = { limit: 30, ...(cursor === null ? {} : { cursor }) }
        const page = await answer(api.GET('/v1/notifications', { params: { query }, cache: 'no-store' }))
        setItems((known) => {
          const shown = cursor !== null && Array.isArray(known) ? known : []
          // What happened again meanwhile stands in front already.
          return [...shown, ...page.items.filter(({ id }) => !shown.some((other) => other.id === id))]
        })
        setNext(page.next)
        told(page.unread)
      } catch (error) {
        if (cursor === null) setItems((known) => (Array.isArray(known) ? known : 'failed'))
        setMessage({ kind: 'failed', text: explained(error) })
      }
    },
    [explained, told],
  )

  useEffect(() => {
    void load(null)
    const end = new AbortController()
    const token = async () => (await currentSession())?.accessToken
    const onEvent = ({ kind }: { kind: string }) => {
      if (kind === 'notification' || kind === 'reset') void load(null)
    }
    void followStream(token, onEvent, end.signal)
    return () => end.abort()
  }, [load])

  async function read(body: { ids: string[] } | { upTo: string }, isRead: (one: Notification) => boolean) {
    try {
      // Goes on while the page is left by the link that was pressed.
      const { unread: left } = await answer(api.POST('/v1/notifications/read', { body, keepalive: true }))
      setItems((known) =>
        Array.isArray(known) ? known.map((one) => (isRead(one) ? { ...one, read: true } : one)) : known,
      )
      told(left)
      return true
    } catch (error) {
      setMessage({ kind: 'failed', text: explained(error) })
      return false
    }
  }

  async function readAll(newest: Notification) {
    if (!(await read({ upTo: newest.at }, ({ at }) => at <= newest.at))) return
    setMessage({ kind: 'done', text: t('allRead') })
    // The button that was pressed is gone.
    title.current?.focus()
  }

  const now = Date.now()
  const dayOf = (time: string) => {
    if (sameDay(time, now)) return t('today')
    return sameDay(time, now - dayMs) ? t('yesterday') : formatDate(locale, time, now)
  }
  const days = Array.isArray(items) ? [...Map.groupBy(items, ({ at }) => dayOf(at))] : []
  return (
    <div ref={title} tabIndex={-1} className="flex flex-col gap-6 outline-none">
      <div className="flex flex-wrap gap-3">
        {unread > 0 && Array.isArray(items) && items[0] ? (
          <Button look="secondary" onClick={() => void readAll(items[0] as Notification)}>
            {t('readAll')}
          </Button>
        ) : null}
        <ButtonLink look="secondary" href={href(locale, 'accountNotifications')}>
          {t('preferences')}
        </ButtonLink>
      </div>
      {items === undefined ? (
        <div aria-busy="true" className="flex flex-col gap-3">
          {[1, 2, 3].map((row) => (
            <div key={row} className="h-20 rounded-card bg-sunken" />
          ))}
        </div>
      ) : items === 'failed' ? (
        <Button look="secondary" className="self-start" onClick={() => void load(null)}>
          {t('tryAgain')}
        </Button>
      ) : items.length === 0 ? (
        <div className="flex flex-col items-start gap-4">
          <p>{t('empty')}</p>
          <ButtonLink href={href(locale, 'listings')}>{t('search')}</ButtonLink>
        </div>
      ) : (
        days.map(([day, ofDay]) => (
          <section key={day} className="flex flex-col gap-2">
            <h2 className="text-sm font-semibold text-muted">{day}</h2>
            <ul className="flex flex-col gap-2">
              {ofDay.map((item) => (
                <NotificationRow
                  key={item.id}
                  locale={locale}
                  item={item}
                  onOpen={() => {
                    if (!item.read) void read({ ids: [item.id] }, ({ id }) => id === item.id)
                  }}
                />
              ))}
            </ul>
          </section>
        ))
      )}
      {next ? (
        <Button look="secondary" className="self-center" onClick={() => void load(next)}>
          {t('more')}
        </Button>
      ) : null}
      <p
        role={message?.kind === 'failed' ? 'alert' : 'status'}
        className={classes('font-medium', message?.kind === 'failed' && 'text-danger')}
      >
        {message?.text}
      </p>
    </div>
  )
}
