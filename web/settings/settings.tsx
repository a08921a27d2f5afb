'use client'

import { useTranslations } from 'next-intl'
import { type FormEvent, useCallback, useEffect, useState } from 'react'
import { toLogin, useStaffData } from '../admin/use-staff.ts'
import { StaffRefusal } from '../agents/staff-refusal.tsx'
import { ApiError } from '../client/api-error.ts'
import type { SiteSettings } from '../client/types.ts'
import { formatMoment } from '../i18n/format.ts'
import type { Locale } from '../i18n/routes.ts'
import { api } from '../session/api.ts'
import { Button } from '../ui/button.tsx'
import { ErrorSummary } from '../ui/field.tsx'
import { SettingControl } from './setting-control.tsx'

type Values = SiteSettings['settings']
type Name = SiteSettings['fields'][number]['name']

/** Settings that belong together, in the order of the page. */
const groups = {
  look: ['name', 'logo', 'accent'],
  contact: ['operator', 'contactEmail', 'contactPhone', 'contactAddress'],
  place: ['country', 'languages', 'currencies', 'rates', 'ratesUrl'],
  listings: [
    'moderation',
    'moderatedFirst',
    'listingDays',
    'pictures',
    'promotions',
    'promotionPrices',
    'categories',
    'homeCategories',
  ],
} as const satisfies Record<string, Name[]>

async function load() {
  const [read, history] = await Promise.all([
    api.GET('/v1/admin/settings', { cache: 'no-store' }),
    api.GET('/v1/admin/settings/history', { params: { query: { limit: 10 } }, cache: 'no-store' }),
  ])
  return { ...read.data!, etag: read.response.headers.get('etag') ?? '*', history: history.data!.items }
}

/** The form of all settings: what was changed is sent, and refused where somebody else changed them meanwhile. */
export function Settings({ locale }: { locale: Locale }) {
  const t = useTranslations('settings')
  const shared = useTranslations('common.form')
  const { data, trouble, reload } = useStaffData(locale, load)
  const [values, setValues] = useState<Partial<Values>>({})
  const [faulty, setFaulty] = useState<Name[]>([])
  const [state, setState] = useState<'idle' | 'sending' | 'saved' | 'stale' | 'failed'>('idle')

  useEffect(() => {
    const [first] = faulty
    if (first) document.getElementById('form-errors')?.focus()
  }, [faulty])

  const change = useCallback((name: Name, value: unknown) => {
    setState('idle')
    setValues((known) => ({ ...known, [name]: value }))
  }, [])

  async function submit(event: FormEvent) {
    event.preventDefault()
    if (data === undefined) return
    setState('sending')
    setFaulty([])
    try {
      const header = { 'if-match': data.etag }
      await api.PATCH('/v1/admin/settings', { params: { header }, body: values })
      await reload()
      setValues({})
      setState('saved')
    } catch (error) {
      if (!(error instanceof ApiError)) return setState('failed')
      if (error.status === 401) return toLogin(locale)
      if (error.status === 412) return setState('stale')
      const pointers = error.problem?.errors?.map(({ pointer }) => pointer.split('/')[1]) ?? []
      const named = data.fields.flatMap(({ name }) => (pointers.includes(name) ? [name] : []))
      setFaulty(named)
      setState(named.length > 0 ? 'idle' : 'failed')
    }
  }

  if (trouble && trouble !== 'failed') return <StaffRefusal locale={locale} why={trouble} />
  if (data === undefined)
    return trouble ? (
      <p role="alert">{t('failed')}</p>
    ) : (
      <div aria-busy="true" className="h-64 rounded-card bg-sunken" />
    )
  const fieldOf = (name: Name) => data.fields.find((field) => field.name === name)!
  const isChanged = Object.keys(values).length > 0
  return (
    <form method="post" noValidate onSubmit={submit} className="flex max-w-prose flex-col gap-8">
      <ErrorSummary
        title={shared('errorsTitle', { count: faulty.length })}
        errors={faulty.map((name) => ({ fieldId: `setting-${name}`, message: t(`names.${name}`) }))}
      />
      {Object.entries(groups).map(([group, names]) => (
        <fieldset key={group} className="flex flex-col gap-4">
          <legend className="mb-2 text-xl font-bold">{t(`groups.${group as keyof typeof groups}`)}</legend>
          {names.map((name) => (
            <SettingControl
              key={name}
              field={fieldOf(name)}
              value={values[name] ?? data.settings[name]}
              isWrong={faulty.includes(name)}
              onChange={change}
            />
          ))}
        </fieldset>
      ))}
      <div className="flex flex-wrap items-center gap-4">
        <Button type="submit" disabled={!isChanged || state === 'sending'}>
          {t('save')}
        </Button>
        <p
          role={state === 'stale' || state === 'failed' ? 'alert' : 'status'}
          className={state === 'stale' || state === 'failed' ? 'font-medium text-danger' : 'font-medium'}
        >
          {state === 'saved'
            ? t('saved')
            : state === 'stale'
              ? t('stale')
              : state === 'failed'
                ? t('failed')
                : ''}
        </p>
        {state === 'stale' ? (
          <Button
            look="secondary"
            onClick={() => {
              setValues({})
              setState('idle')
              void reload()
            }}
          >
            {t('readAgain')}
          </Button>
        ) : null}
      </div>
      {data.history.length > 0 ? (
        <section aria-labelledby="settings-history">
          <h2 id="settings-history" className="text-xl font-bold">
            {t('history')}
          </h2>
          <ul className="mt-2 divide-y divide-line">
            {data.history.map(({ version, changedAt, changed }) => (
              <li key={version} className="py-2 text-sm">
                <span className="text-muted">{formatMoment(locale, changedAt)}</span>{' '}
                {Object.keys(changed)
                  .map((name) => t(`names.${name as Name}`))
                  .join(', ')}
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </form>
  )
}
