'use client'

import { deviceName } from '@piata/config/device-name'
import { useTranslations } from 'next-intl'
import { useCallback, useEffect, useRef, useState } from 'react'
import { answer } from '../client/api.ts'
import { ApiError } from '../client/api-error.ts'
import type { OwnSession } from '../client/types.ts'
import { formatMoment } from '../i18n/format.ts'
import type { Locale } from '../i18n/routes.ts'
import { api } from '../session/api.ts'
import { Button } from '../ui/button.tsx'
import { explainFailure } from './explain.ts'

/** More than anybody looks through; the button ends the others too. */
const shownSessions = 50

/** Where the account is logged in, each to be ended, and all others at once. */
export function SessionsList({ locale, onLoggedOut }: { locale: Locale; onLoggedOut: () => void }) {
  const t = useTranslations('account')
  const [sessions, setSessions] = useState<OwnSession[] | undefined>()
  const [problem, setProblem] = useState<string | undefined>()
  const [said, setSaid] = useState('')
  const [busy, setBusy] = useState(false)
  const title = useRef<HTMLHeadingElement>(null)

  const load = useCallback(async () => {
    const query = { limit: shownSessions }
    setSessions((await answer(api.GET('/v1/me/sessions', { params: { query }, cache: 'no-store' }))).items)
  }, [])

  const explain = useCallback(
    (error: unknown) => {
      if (error instanceof ApiError && error.status === 401) return onLoggedOut()
      setProblem(explainFailure(error, { t, locale, fieldIds: {} }).general ?? t('errors.failed'))
    },
    [locale, t, onLoggedOut],
  )

  useEffect(() => {
    load().catch(explain)
  }, [load, explain])

  async function end(work: () => Promise<unknown>, done: string) {
    setProblem(undefined)
    setSaid('')
    setBusy(true)
    try {
      await work()
      await load()
      setSaid(done)
      // The button that was pressed is gone.
      title.current?.focus()
    } catch (error) {
      explain(error)
    } finally {
      setBusy(false)
    }
  }

  const nameOf = (session: OwnSession) => deviceName(session.userAgent) ?? t('sessions.unknown')
  const others = sessions?.filter((session) => !session.current) ?? []
  return (
    <section aria-labelledby="sessions-title" className="flex flex-col gap-4 border-t border-line pt-6">
      <h2 id="sessions-title" ref={title} tabIndex={-1} className="text-xl font-semibold">
        {t('sessions.title')}
      </h2>
      <p className="text-muted">{t('sessions.text')}</p>
      {problem && (
        <p role="alert" className="font-medium text-danger">
          {problem}
        </p>
      )}
      <ul className="flex flex-col gap-3" aria-busy={sessions === undefined}>
        {sessions?.map((session) => (
          <li
            key={session.id}
            className="flex flex-wrap items-center justify-between gap-3 rounded-card border border-line p-4"
          >
            <div className="flex min-w-0 flex-col gap-1">
              <span className="font-medium wrap-anywhere">{nameOf(session)}</span>
              <span className="text-muted">
                {session.current
                  ? t('sessions.current')
                  : t('sessions.lastSeen', { time: formatMoment(locale, session.lastSeenAt) })}
              </span>
              <span className="text-muted">
                {t('sessions.since', { time: formatMoment(locale, session.createdAt) })}
                {session.network ? ` · ${session.network}` : ''}
              </span>
            </div>
            {!session.current && (
              <Button
                look="secondary"
                disabled={busy}
                aria-label={t('sessions.endOne', { device: nameOf(session) })}
                onClick={() =>
                  void end(
                    () => api.DELETE('/v1/me/sessions/{id}', { params: { path: { id: session.id } } }),
                    t('sessions.ended'),
                  )
                }
              >
                {t('sessions.end')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {others.length > 0 && (
        <Button
          look="secondary"
          disabled={busy}
          onClick={() => void end(() => api.DELETE('/v1/me/sessions'), t('sessions.endedOthers'))}
        >
          {t('sessions.endOthers')}
        </Button>
      )}
      <p role="status" className="font-medium">
        {said}
      </p>
    </section>
  )
}
