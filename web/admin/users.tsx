'use client'

import { useTranslations } from 'next-intl'
import { type FormEvent, useCallback, useEffect, useRef, useState } from 'react'
import { ConfirmationProvider } from '../account/use-confirmation.tsx'
import { answer } from '../client/api.ts'
import { formatMoment } from '../i18n/format.ts'
import type { Locale } from '../i18n/routes.ts'
import { api } from '../session/api.ts'
import { Button } from '../ui/button.tsx'
import { TextField } from '../ui/field.tsx'
import { Loading } from './loading.tsx'
import { useStaffData } from './use-staff.ts'
import { UserView } from './user-view.tsx'

/** Accounts: found by address or id, the newest first; one is looked at below. `site` is the site's origin. */
export function Users({ locale, site }: { locale: Locale; site: string }) {
  const t = useTranslations('desk.users')
  const [q, setQ] = useState('')
  const [chosen, setChosen] = useState<string | undefined>()
  const heading = useRef<HTMLDivElement>(null)
  const load = useCallback(
    () =>
      answer(
        api.GET('/v1/admin/users', {
          params: { query: { limit: 20, ...(q !== '' && { q }) } },
          cache: 'no-store',
        }),
      ),
    [q],
  )
  const { data, trouble, reload } = useStaffData(locale, load)
  useEffect(() => {
    // It stands below the list, on a phone far below.
    if (chosen) heading.current?.focus()
  }, [chosen])

  function search(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    setChosen(undefined)
    setQ(String(new FormData(event.currentTarget).get('q')).trim())
  }

  if (data === undefined || trouble) return <Loading locale={locale} trouble={trouble} reload={reload} />
  return (
    <div className="flex flex-col gap-6">
      <form method="post" onSubmit={search} className="flex flex-wrap items-end gap-3">
        <div className="min-w-0 flex-1">
          <TextField
            id="q"
            name="q"
            type="search"
            label={t('search')}
            hint={t('searchHint')}
            maxLength={254}
            defaultValue={q}
          />
        </div>
        <Button type="submit">{t('find')}</Button>
      </form>
      {data.items.length === 0 ? <p role="status">{t('nobody')}</p> : null}
      <ul className="divide-y divide-line">
        {data.items.map((user) => (
          <li key={user.id} className="flex flex-wrap items-center justify-between gap-x-4">
            <button
              type="button"
              aria-pressed={user.id === chosen}
              onClick={() => setChosen(user.id)}
              className="min-h-target flex-1 py-2 text-left hover:underline aria-pressed:font-bold"
            >
              <span className="block wrap-anywhere">{user.email}</span>
              <span className="block text-sm text-muted">
                {user.name} · {formatMoment(locale, user.createdAt)}
              </span>
            </button>
            {user.role === 'member' ? null : <span className="text-sm">{t(`roles.${user.role}`)}</span>}
            {user.suspension ? <span className="text-sm text-danger">{t('suspended')}</span> : null}
          </li>
        ))}
      </ul>
      <div ref={heading} tabIndex={-1} className="outline-none">
        {chosen ? (
          <ConfirmationProvider site={site}>
            <UserView key={chosen} locale={locale} id={chosen} onChanged={reload} />
          </ConfirmationProvider>
        ) : null}
      </div>
    </div>
  )
}
