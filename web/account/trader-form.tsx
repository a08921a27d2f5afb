'use client'

import { useTranslations } from 'next-intl'
import { type FormEvent, useEffect, useState } from 'react'
import { ApiError } from '../client/api-error.ts'
import { putMyTraderLimits } from '../client/limits.ts'
import type { Trader } from '../client/types.ts'
import type { Locale } from '../i18n/routes.ts'
import { api } from '../session/api.ts'
import { Button } from '../ui/button.tsx'
import { CheckboxField, ErrorSummary, TextAreaField, TextField } from '../ui/field.tsx'
import { typedAddress, typedText } from '../ui/typed-text.ts'
import { explainFailure } from './explain.ts'

const names = ['name', 'vatId', 'registerNumber', 'address', 'email', 'phone'] as const
type Name = (typeof names)[number] | 'certified'

/** Private or trader; who sells as a trader says who that is, which every listing shows. */
export function TraderForm({ locale, onLoggedOut }: { locale: Locale; onLoggedOut: () => void }) {
  const t = useTranslations('account.trader')
  const shared = useTranslations('common.form')
  const account = useTranslations('account')
  const [trader, setTrader] = useState<Trader | null | undefined>()
  const [isOpen, setOpen] = useState(false)
  const [faulty, setFaulty] = useState<Name[]>([])
  const [state, setState] = useState<'idle' | 'sending' | 'saved' | 'private'>('idle')
  const [general, setGeneral] = useState<string | undefined>()

  useEffect(() => {
    api
      .GET('/v1/me/trader', { cache: 'no-store' })
      .then(({ data }) => setTrader(data))
      .catch((error: unknown) => {
        if (error instanceof ApiError && error.status === 404) setTrader(null)
      })
    setOpen(window.location.hash === '#trader')
  }, [])
  useEffect(() => {
    if (faulty[0]) document.getElementById(`trader-${faulty[0]}`)?.focus()
  }, [faulty])

  function failed(error: unknown) {
    setState('idle')
    if (error instanceof ApiError && error.status === 401) return onLoggedOut()
    const pointers =
      error instanceof ApiError ? (error.problem?.errors ?? []).map(({ pointer }) => pointer) : []
    const wrong = ([...names, 'certified'] as Name[]).filter((name) => pointers.includes(`/${name}`))
    setFaulty(wrong)
    if (wrong.length === 0) setGeneral(explainFailure(error, { t: account, locale, fieldIds: {} }).general)
  }

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const data = new FormData(event.currentTarget)
    const text = (name: string) => String(data.get(name) ?? '')
    setGeneral(undefined)
    if (data.get('certified') === null) return setFaulty(['certified'])
    setFaulty([])
    setState('sending')
    try {
      const body = {
        ...{ name: typedText(text('name')), vatId: typedText(text('vatId')) },
        ...{ registerNumber: typedText(text('registerNumber')), address: text('address') },
        ...{
          email: typedAddress(text('email')),
          phone: typedAddress(text('phone')),
          certified: true as const,
        },
      }
      const { data: kept } = await api.PUT('/v1/me/trader', { body })
      setTrader(kept)
      setState('saved')
    } catch (error) {
      failed(error)
    }
  }

  async function end() {
    setState('sending')
    try {
      await api.DELETE('/v1/me/trader')
      setTrader(null)
      setOpen(false)
      setState('private')
    } catch (error) {
      failed(error)
    }
  }

  if (trader === undefined) return null
  const errorOf = (name: Name) => (faulty.includes(name) ? t(`errors.${name}`) : undefined)
  const limits: Record<(typeof names)[number], { maxLength?: number; pattern?: string }> = putMyTraderLimits
  return (
    <section
      id="trader"
      aria-labelledby="trader-title"
      className="flex flex-col gap-4 border-t border-line pt-6"
    >
      <h2 id="trader-title" className="text-xl font-semibold">
        {t('title')}
      </h2>
      <p className="text-muted">{t(trader ? 'isTrader' : 'isPrivate')}</p>
      {trader === null && !isOpen ? (
        <Button look="secondary" className="self-start" onClick={() => setOpen(true)}>
          {t('become')}
        </Button>
      ) : (
        <form
          method="post"
          noValidate
          onSubmit={submit}
          onChange={() => setState('idle')}
          className="flex flex-col gap-4"
        >
          <ErrorSummary
            id="trader-errors"
            title={shared('errorsTitle', { count: faulty.length })}
            errors={faulty.map((name) => ({ fieldId: `trader-${name}`, message: t(`errors.${name}`) }))}
          />
          {names.map((name) => {
            const field = {
              ...{
                id: `trader-${name}`,
                name,
                label: t(`fields.${name}`),
                defaultValue: trader?.[name] ?? '',
              },
              ...{ error: errorOf(name), maxLength: limits[name]?.maxLength, required: true },
            }
            return name === 'address' ? (
              <TextAreaField key={name} {...field} rows={3} autoComplete="street-address" />
            ) : (
              <TextField
                key={name}
                {...field}
                type={name === 'email' ? 'email' : name === 'phone' ? 'tel' : 'text'}
                autoComplete={
                  name === 'name'
                    ? 'organization'
                    : name === 'email' || name === 'phone'
                      ? name === 'email'
                        ? 'email'
                        : 'tel'
                      : 'off'
                }
              />
            )
          })}
          <CheckboxField
            id="trader-certified"
            name="certified"
            label={t('fields.certified')}
            defaultChecked={trader !== null}
            {...(errorOf('certified') ? { 'aria-invalid': true } : {})}
          />
          <div className="flex flex-wrap gap-3">
            <Button type="submit" disabled={state === 'sending'}>
              {t('save')}
            </Button>
            {trader ? (
              <Button look="secondary" disabled={state === 'sending'} onClick={() => void end()}>
                {t('end')}
              </Button>
            ) : null}
          </div>
        </form>
      )}
      <p role={general ? 'alert' : 'status'} className={general ? 'font-medium text-danger' : 'font-medium'}>
        {general ?? (state === 'saved' ? t('saved') : state === 'private' ? t('ended') : '')}
      </p>
    </section>
  )
}
