'use client'

import { useTranslations } from 'next-intl'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { NotificationPreferences } from '../client/types.ts'
import type { Locale } from '../i18n/routes.ts'
import { api } from '../session/api.ts'
import { classes } from '../ui/class-names.ts'
import { useExplained } from './use-explained.ts'

type Kind = keyof NotificationPreferences['kinds']
type Channels = NotificationPreferences['kinds'][Kind]

/** How the account is told of each kind; each choice is saved when it is made. */
export function Preferences({ locale }: { locale: Locale }) {
  const t = useTranslations('notifications')
  const explained = useExplained(locale)
  const [chosen, setChosen] = useState<NotificationPreferences>()
  const [message, setMessage] = useState<{ kind: 'done' | 'failed'; text: string }>()
  const etag = useRef('*')
  // One write at a time, each with the tag of the one before.
  const writes = useRef<Promise<void>>(Promise.resolve())

  const take = useCallback(({ data, response }: { data?: NotificationPreferences; response: Response }) => {
    setChosen(data)
    etag.current = response.headers.get('etag') ?? '*'
  }, [])

  const load = useCallback(
    () => api.GET('/v1/me/notification-preferences', { cache: 'no-store' }).then(take),
    [take],
  )

  useEffect(() => {
    load().catch((error: unknown) => setMessage({ kind: 'failed', text: explained(error) }))
  }, [load, explained])

  async function save(kind: Kind, channels: Channels) {
    try {
      const params = { header: { 'if-match': etag.current } }
      const body = { kinds: { [kind]: channels } }
      const { response } = await api.PUT('/v1/me/notification-preferences', { params, body })
      etag.current = response.headers.get('etag') ?? '*'
      const saved = { kind: t(`choose.kinds.${kind}`), mail: t(`choose.paces.${channels.mail}`) }
      setMessage({ kind: 'done', text: t('choose.saved', saved) })
    } catch (error) {
      setMessage({ kind: 'failed', text: explained(error) })
      await load().catch(() => undefined)
    }
  }

  function choose(kind: Kind, channels: Channels) {
    setChosen((known) => known && { ...known, kinds: { ...known.kinds, [kind]: channels } })
    writes.current = writes.current.then(() => save(kind, channels))
  }

  return (
    <div className="flex flex-col gap-4">
      {chosen === undefined ? (
        <div aria-busy={message === undefined} className="h-40 rounded-card bg-sunken" />
      ) : (
        (Object.entries(chosen.kinds) as [Kind, Channels][]).map(([kind, channels]) => (
          <fieldset
            key={kind}
            className="flex flex-wrap items-center gap-x-6 gap-y-1 rounded-card border border-line bg-surface px-4 pb-3"
          >
            <legend className="px-1 font-semibold">{t(`choose.kinds.${kind}`)}</legend>
            {(['site', 'push'] as const).map((channel) => (
              <label key={channel} className="flex min-h-target items-center gap-2">
                <input
                  type="checkbox"
                  className="size-5 accent-accent"
                  checked={channels[channel] !== 'never'}
                  onChange={({ target }) =>
                    choose(kind, { ...channels, [channel]: target.checked ? 'at-once' : 'never' })
                  }
                />
                {t(`choose.${channel}`)}
              </label>
            ))}
            <label className="flex min-h-target flex-wrap items-center gap-2">
              {t('choose.mail')}
              <select
                className="min-h-target rounded-card border border-edge bg-surface px-3"
                value={channels.mail}
                onChange={({ target }) =>
                  choose(kind, { ...channels, mail: target.value as Channels['mail'] })
                }
              >
                {chosen.paces.mail.map((pace) => (
                  <option key={pace} value={pace}>
                    {t(`choose.paces.${pace}`)}
                  </option>
                ))}
              </select>
            </label>
          </fieldset>
        ))
      )}
      <p
        role={message?.kind === 'failed' ? 'alert' : 'status'}
        className={classes('font-medium', message?.kind === 'failed' && 'text-danger')}
      >
        {message?.text}
      </p>
    </div>
  )
}
