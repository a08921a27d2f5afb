'use client'

import { useTranslations } from 'next-intl'
import { useCallback, useState } from 'react'
import { answer } from '../client/api.ts'
import { formatMoment } from '../i18n/format.ts'
import type { Locale } from '../i18n/routes.ts'
import { api } from '../session/api.ts'
import { Button } from '../ui/button.tsx'
import { SelectField } from '../ui/field.tsx'
import { Loading } from './loading.tsx'
import { usePages } from './use-pages.ts'

const states = ['queued', 'running', 'done', 'failed', 'dead'] as const
type State = (typeof states)[number]

/** The log of mails; what failed for good is sent again from here. */
export function Mails({ locale }: { locale: Locale }) {
  const t = useTranslations('desk.mails')
  const [state, setState] = useState<State | undefined>()
  const [said, setSaid] = useState('')
  const read = useCallback(
    (cursor?: string) =>
      answer(
        api.GET('/v1/admin/mails', {
          params: { query: { limit: 50, ...(state && { state }), ...(cursor !== undefined && { cursor }) } },
          cache: 'no-store',
        }),
      ),
    [state],
  )
  const { isLoaded, items, next, trouble, reload, readOn } = usePages(locale, read)

  async function retry(id: string) {
    try {
      await answer(api.POST('/v1/admin/tasks/{id}/retry', { params: { path: { id } } }))
      setSaid(t('sent'))
    } catch {
      setSaid(t('failed'))
    }
    await reload()
  }

  if (!isLoaded || trouble) return <Loading locale={locale} trouble={trouble} reload={reload} />
  return (
    <div className="flex max-w-prose flex-col gap-4">
      <p className="text-muted">{t('intro')}</p>
      <SelectField
        id="state"
        label={t('state')}
        value={state ?? ''}
        onChange={(event) => setState(states.find((one) => one === event.target.value))}
      >
        <option value="">{t('all')}</option>
        {states.map((one) => (
          <option key={one} value={one}>
            {t(`states.${one}`)}
          </option>
        ))}
      </SelectField>
      <p role="status" className="font-medium">
        {said}
      </p>
      {items.length === 0 ? <p>{t('none')}</p> : null}
      <ul className="divide-y divide-line">
        {items.map((mail) => (
          <li key={mail.id} className="flex flex-wrap items-center gap-x-4 py-2">
            <div className="min-w-0 flex-1 basis-64">
              <p className="wrap-anywhere">{mail.to ?? t('nobody')}</p>
              <p className="text-sm text-muted wrap-anywhere">
                {mail.what} · {t(`states.${mail.state}`)}
                {mail.attempt > 1 ? ` · ${t('attempt', { number: mail.attempt })}` : null} ·{' '}
                {formatMoment(locale, mail.createdAt)}
              </p>
              {mail.trouble ? <p className="text-sm text-danger wrap-anywhere">{mail.trouble}</p> : null}
            </div>
            {mail.state === 'failed' || mail.state === 'dead' ? (
              <Button
                look="secondary"
                aria-label={t('retryOf', { to: mail.to ?? t('nobody') })}
                onClick={() => void retry(mail.id)}
              >
                {t('retry')}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      {next === null ? null : (
        <Button look="secondary" className="self-start" onClick={() => void readOn()}>
          {t('more')}
        </Button>
      )}
    </div>
  )
}
