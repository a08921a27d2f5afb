'use client'

import { useTranslations } from 'next-intl'
import { type FormEvent, useCallback, useState } from 'react'
import { ConfirmField, givenPassword } from '../account/confirm-field.tsx'
import { answer } from '../client/api.ts'
import { ApiError } from '../client/api-error.ts'
import { fileReportLimits } from '../client/limits.ts'
import { formatMoment } from '../i18n/format.ts'
import { href, type Locale } from '../i18n/routes.ts'
import { least, most } from '../moderation/lengths.ts'
import { api } from '../session/api.ts'
import { actAs } from '../session/session.ts'
import { Button } from '../ui/button.tsx'
import { SelectField, TextAreaField, TextField } from '../ui/field.tsx'
import { typedText } from '../ui/typed-text.ts'
import { useEventWords } from './audit-event.tsx'
import { type Outcome, OutcomeLine } from './outcome.tsx'
import { toLogin, useStaffData } from './use-staff.ts'

const reasons = fileReportLimits.reason.enum

/** An account with what is known of it, and what an administrator does with it. */
export function UserView({
  locale,
  id,
  onChanged,
}: {
  locale: Locale
  id: string
  onChanged: () => Promise<void>
}) {
  const t = useTranslations('desk.users')
  const words = useEventWords()
  const reasonName = useTranslations('moderation.reasons')
  const params = { path: { id } }
  const load = useCallback(
    () => answer(api.GET('/v1/admin/users/{id}', { params: { path: { id } }, cache: 'no-store' })),
    [id],
  )
  const { data: user, trouble, reload } = useStaffData(locale, load)
  const [message, setMessage] = useState<Outcome | undefined>()
  const [isDeleted, setDeleted] = useState(false)

  async function act(work: () => Promise<unknown>, done: string): Promise<boolean> {
    setMessage(undefined)
    try {
      await work()
    } catch (error) {
      const kind = error instanceof ApiError ? error.kind : ''
      if (kind === 'unauthenticated') {
        toLogin(locale)
        return false
      }
      setMessage({
        kind: 'failed',
        text: t(
          kind === 'wrong-password'
            ? 'wrongPassword'
            : kind === 'confirmation-needed'
              ? 'passwordMissing'
              : 'failed',
        ),
      })
      return false
    }
    setMessage({ kind: 'done', text: done })
    await onChanged()
    return true
  }

  async function suspend(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const reason = String(form.get('reason')).trim()
    const days = Number(form.get('days'))
    if (reason.length < 3) return setMessage({ kind: 'failed', text: t('reasonMissing') })
    const because = reasons.find((known) => known === form.get('because')) ?? 'other'
    const body = { reason, because, ...(days > 0 && { days }) }
    if (await act(() => api.POST('/v1/admin/users/{id}/suspend', { params, body }), t('done.suspend')))
      await reload()
  }

  async function remove(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const password = givenPassword(event.currentTarget)
    const form = new FormData(event.currentTarget)
    const reason = reasons.find((known) => known === form.get('why'))
    const text = typedText(String(form.get('text')))
    const length = [...text].length
    if (reason !== undefined && (length < least || length > most))
      return setMessage({ kind: 'failed', text: t('factsMissing', { least, most }) })
    const body = reason === undefined ? { isAsked: true as const } : { reason, text }
    const work = async () => {
      if (password) await api.POST('/v1/me/confirm', { body: { password } })
      await api.DELETE('/v1/admin/users/{id}', { params, body })
    }
    if (await act(work, t('done.delete'))) setDeleted(true)
  }

  async function look(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const password = givenPassword(event.currentTarget)
    const work = async () => {
      if (password) await api.POST('/v1/me/confirm', { body: { password } })
      actAs(await answer(api.POST('/v1/admin/users/{id}/act-as', { params })))
    }
    if (await act(work, t('actDone'))) window.location.assign(href(locale, 'myListings'))
  }

  if (isDeleted) return <OutcomeLine outcome={message} />
  if (user === undefined) return <p role="status">{trouble ? t('failed') : ''}</p>
  const isMember = user.role === 'member'
  const reasonOptions = reasons.map((one) => (
    <option key={one} value={one}>
      {reasonName(one)}
    </option>
  ))
  return (
    <section
      aria-labelledby="user-email"
      className="flex flex-col gap-4 rounded-card border border-line bg-surface p-4"
    >
      <h2 id="user-email" className="text-xl font-bold wrap-anywhere">
        {user.email}
      </h2>
      <p className="text-sm text-muted wrap-anywhere">
        {user.name} · {user.id} · {t(user.isTrader ? 'trader' : 'private')}
      </p>
      {user.vat && (
        <p className={user.vat.outcome === 'invalid' ? 'text-danger' : 'text-sm text-muted'}>
          {t(`vat.${user.vat.outcome}`, {
            at: formatMoment(locale, user.vat.askedAt),
            holder: user.vat.holder ?? '–',
          })}
        </p>
      )}
      <p>
        {user.listings.length === 0
          ? t('noListings')
          : user.listings.map(({ status, count }) => `${status}: ${count}`).join(', ')}{' '}
        <a className="text-accent underline" href={`${href(locale, 'listings')}?seller=${user.id}`}>
          {t('toListings')}
        </a>
      </p>
      {user.suspension ? (
        <p className="text-danger">
          {t('suspendedFor', {
            reason: user.suspension.reason,
            until: user.suspension.until ? formatMoment(locale, user.suspension.until) : t('forGood'),
          })}
        </p>
      ) : null}
      <details>
        <summary className="flex min-h-target items-center font-medium">
          {t('sessions', { count: user.sessions.length })}
        </summary>
        <ul className="text-sm">
          {user.sessions.map((session) => (
            <li key={session.id} className="py-1 wrap-anywhere">
              {formatMoment(locale, session.lastSeenAt)} · {session.userAgent ?? '–'}
            </li>
          ))}
        </ul>
      </details>
      <details>
        <summary className="flex min-h-target items-center font-medium">{t('history')}</summary>
        <ul className="text-sm">
          {user.events.map((event) => (
            <li key={event.seq} className="py-1 wrap-anywhere">
              {[formatMoment(locale, event.at), ...Object.values(words(event))].filter(Boolean).join(' · ')}
            </li>
          ))}
        </ul>
      </details>
      <OutcomeLine outcome={message} />
      {!isMember ? (
        <p className="text-muted">{t('staff')}</p>
      ) : (
        <div className="grid gap-8 border-t border-line pt-4 md:grid-cols-2">
          {user.suspension ? (
            <Button
              look="secondary"
              className="self-start"
              onClick={() =>
                void act(
                  () => api.POST('/v1/admin/users/{id}/unsuspend', { params }),
                  t('done.unsuspend'),
                ).then((isDone) => (isDone ? reload() : undefined))
              }
            >
              {t('unsuspend')}
            </Button>
          ) : (
            <form method="post" noValidate onSubmit={suspend} className="flex flex-col gap-3">
              <SelectField id="because" name="because" label={t('because')} defaultValue="other">
                {reasonOptions}
              </SelectField>
              <TextField
                id="reason"
                name="reason"
                label={t('reason')}
                hint={t('reasonHint')}
                maxLength={500}
              />
              <TextField
                id="days"
                name="days"
                type="number"
                min={1}
                max={3650}
                label={t('days')}
                hint={t('daysHint')}
              />
              <Button type="submit" look="secondary">
                {t('suspend')}
              </Button>
            </form>
          )}
          {user.suspension ? null : (
            <form method="post" noValidate onSubmit={look} className="flex flex-col gap-3">
              <p className="text-muted">{t('actText')}</p>
              <ConfirmField id="act-as-password" locale={locale} onLoggedOut={() => toLogin(locale)} />
              <Button type="submit" look="secondary">
                {t('actAs')}
              </Button>
            </form>
          )}
          <form method="post" noValidate onSubmit={remove} className="flex flex-col gap-3">
            <p className="text-muted">{t('deleteText')}</p>
            <SelectField id="delete-why" name="why" label={t('because')} defaultValue="">
              <option value="">{t('asked')}</option>
              {reasonOptions}
            </SelectField>
            <TextAreaField
              {...{ id: 'delete-text', name: 'text', rows: 3, label: t('facts'), hint: t('factsHint') }}
            />
            <ConfirmField id="delete-user-password" locale={locale} onLoggedOut={() => toLogin(locale)} />
            <Button type="submit" look="danger">
              {t('delete')}
            </Button>
          </form>
        </div>
      )}
    </section>
  )
}
