'use client'

import { useTranslations } from 'next-intl'
import { type FormEvent, useCallback, useState } from 'react'
import { toLogin, useStaffData } from '../admin/use-staff.ts'
import { ApiError } from '../client/api-error.ts'
import { formatMoment, ownName } from '../i18n/format.ts'
import { type Locale, locales } from '../i18n/routes.ts'
import { api } from '../session/api.ts'
import { Button } from '../ui/button.tsx'
import { SelectField, TextAreaField, TextField } from '../ui/field.tsx'

const pages = ['terms', 'privacy', 'cookies', 'imprint'] as const

/** The pages of law, each in each language; every version is kept. */
export function LegalPages({ locale }: { locale: Locale }) {
  const t = useTranslations('settings.legal')
  const [page, setPage] = useState<(typeof pages)[number]>('terms')
  const [language, setLanguage] = useState<Locale>(locale)
  return (
    <section
      aria-labelledby="legal-pages"
      className="flex max-w-prose flex-col gap-4 border-t border-line pt-8"
    >
      <h2 id="legal-pages" className="text-xl font-bold">
        {t('title')}
      </h2>
      <p className="text-muted">{t('intro')}</p>
      <div className="grid gap-4 sm:grid-cols-2">
        <SelectField
          id="legal-page"
          label={t('page')}
          value={page}
          onChange={(event) => setPage(event.target.value as typeof page)}
        >
          {pages.map((one) => (
            <option key={one} value={one}>
              {t(`pages.${one}`)}
            </option>
          ))}
        </SelectField>
        <SelectField
          id="legal-language"
          label={t('language')}
          value={language}
          onChange={(event) => setLanguage(event.target.value as Locale)}
        >
          {locales.map((one) => (
            <option key={one} value={one} lang={one}>
              {ownName(one)}
            </option>
          ))}
        </SelectField>
      </div>
      <Editor key={`${page} ${language}`} locale={locale} page={page} language={language} />
    </section>
  )
}

function Editor({
  locale,
  page,
  language,
}: {
  locale: Locale
  page: (typeof pages)[number]
  language: Locale
}) {
  const t = useTranslations('settings.legal')
  const path = { page, locale: language }
  const load = useCallback(async () => {
    const { data, response } = await api.GET('/v1/admin/pages/{page}/{locale}', {
      params: { path: { page, locale: language } },
      cache: 'no-store',
    })
    return { ...data!, etag: response.headers.get('etag') ?? '*' }
  }, [page, language])
  const { data, reload } = useStaffData(locale, load)
  const [state, setState] = useState<'idle' | 'sending' | 'saved' | 'stale' | 'failed'>('idle')

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    if (data === undefined) return
    const form = new FormData(event.currentTarget)
    const body = { title: String(form.get('title')), body: String(form.get('body')) }
    setState('sending')
    try {
      const header = { 'if-match': data.etag }
      await api.PUT('/v1/admin/pages/{page}/{locale}', { params: { path, header }, body })
      await reload()
      setState('saved')
    } catch (error) {
      if (error instanceof ApiError && error.status === 401) return toLogin(locale)
      setState(error instanceof ApiError && error.status === 412 ? 'stale' : 'failed')
    }
  }

  if (data === undefined) return null
  const isWrong = state === 'stale' || state === 'failed'
  return (
    <form
      method="post"
      noValidate
      onSubmit={submit}
      onChange={() => setState('idle')}
      className="flex flex-col gap-4"
    >
      <TextField
        id="legal-title"
        name="title"
        label={t('heading')}
        maxLength={120}
        defaultValue={data.title}
      />
      <TextAreaField
        id="legal-body"
        name="body"
        label={t('body')}
        hint={t('bodyHint')}
        rows={14}
        maxLength={100_000}
        defaultValue={data.body}
      />
      <div className="flex flex-wrap items-center gap-4">
        <Button type="submit" disabled={state === 'sending'}>
          {t('save')}
        </Button>
        <p
          role={isWrong ? 'alert' : 'status'}
          className={isWrong ? 'font-medium text-danger' : 'font-medium'}
        >
          {state === 'idle' || state === 'sending' ? '' : t(state)}
        </p>
      </div>
      {data.versions.length > 0 ? (
        <ul className="text-sm text-muted">
          {data.versions.slice(0, 10).map(({ version, writtenAt }) => (
            <li key={version}>
              <a className="hover:underline" href={`/v1/site/pages/${page}/${language}?version=${version}`}>
                {t('version', { version, at: formatMoment(locale, writtenAt) })}
              </a>
            </li>
          ))}
        </ul>
      ) : null}
    </form>
  )
}
