'use client'

import { useTranslations } from 'next-intl'
import { useCallback, useEffect, useRef, useState } from 'react'
import { answer } from '../client/api.ts'
import type { ApiKey } from '../client/types.ts'
import { formatDate, formatMoment } from '../i18n/format.ts'
import type { Locale } from '../i18n/routes.ts'
import { api } from '../session/api.ts'
import { KeyForm, scopes } from './key-form.tsx'
import { RemoveButton } from './remove-button.tsx'
import { ShownSecret } from './shown-secret.tsx'
import { useWork } from './use-work.ts'

/** The account's API keys: what each may do, making one, which is shown once, and ending them. */
export function Keys({ locale, onLoggedOut }: { locale: Locale; onLoggedOut: () => void }) {
  const t = useTranslations('developers')
  const [keys, setKeys] = useState<ApiKey[] | undefined>()
  const [made, setMade] = useState<string | undefined>()
  const work = useWork(locale, onLoggedOut, t('keys.errors.full'))
  const { run, isBusy, said, general } = work
  const title = useRef<HTMLHeadingElement>(null)

  const load = useCallback(async () => {
    setKeys((await answer(api.GET('/v1/api-keys', { cache: 'no-store' }))).items)
    return undefined
  }, [])

  useEffect(() => void run(load), [run, load])

  async function remove({ id, name }: ApiKey) {
    const done = await run(async () => {
      await api.DELETE('/v1/api-keys/{id}', { params: { path: { id } } })
      await load()
      return t('keys.removed', { name })
    })
    // The button that was pressed is gone.
    if (done) title.current?.focus()
  }

  const moment = (time: string) => formatMoment(locale, time)
  return (
    <section aria-labelledby="keys-title" className="flex flex-col gap-4">
      <h2 id="keys-title" ref={title} tabIndex={-1} className="text-xl font-semibold">
        {t('keys.title')}
      </h2>
      <p className="text-muted">
        {t('keys.text')}{' '}
        <a href="/docs" className="text-accent underline">
          {t('docs')}
        </a>
      </p>
      {general ? (
        <p role="alert" className="font-medium text-danger">
          {general}
        </p>
      ) : null}
      {keys?.length === 0 ? <p>{t('keys.none')}</p> : null}
      <ul className="flex flex-col gap-3" aria-busy={keys === undefined}>
        {keys?.map((key) => (
          <li
            key={key.id}
            className="flex flex-wrap items-start justify-between gap-3 rounded-card border border-line p-4"
          >
            <div className="flex min-w-0 flex-1 flex-col gap-1">
              <span className="font-medium wrap-anywhere">{key.name}</span>
              <code className="font-mono text-sm wrap-anywhere">{key.start}…</code>
              <span>
                {scopes
                  .filter(([scope]) => key.scopes.includes(scope))
                  .map(([, text]) => t(`scope.${text}`))
                  .join(' · ')}
              </span>
              {key.addresses.length > 0 ? (
                <span className="text-muted wrap-anywhere">
                  {t('keys.from', { addresses: key.addresses.join(', ') })}
                </span>
              ) : null}
              <span className="text-muted">
                {key.usedAt ? t('keys.used', { time: moment(key.usedAt) }) : t('keys.unused')}
              </span>
              <span className="text-muted">
                {t('keys.until', { time: formatDate(locale, key.expiresAt, Date.now()) })}
              </span>
            </div>
            <RemoveButton
              name={key.name}
              question={t('keys.removeQuestion', { name: key.name })}
              isBusy={isBusy}
              onRemove={() => void remove(key)}
            />
          </li>
        ))}
      </ul>
      <p role="status" className="font-medium">
        {said}
      </p>
      {made === undefined ? (
        <KeyForm
          locale={locale}
          work={work}
          onLoggedOut={onLoggedOut}
          onMade={async (key) => {
            setMade(key)
            await load()
          }}
        />
      ) : (
        <ShownSecret
          id="made-key"
          title={t('keys.made')}
          text={t('keys.madeText')}
          secret={made}
          onKept={() => {
            setMade(undefined)
            title.current?.focus()
          }}
        />
      )}
    </section>
  )
}
