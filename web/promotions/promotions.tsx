'use client'

import { useTranslations } from 'next-intl'
import { type FormEvent, useEffect, useState } from 'react'
import { Loading } from '../admin/loading.tsx'
import { type Outcome, OutcomeLine } from '../admin/outcome.tsx'
import { toLogin, useStaffData } from '../admin/use-staff.ts'
import { answer } from '../client/api.ts'
import { ApiError } from '../client/api-error.ts'
import { formatMoment } from '../i18n/format.ts'
import type { Locale } from '../i18n/routes.ts'
import { shortListingHref } from '../listing/listing-path.ts'
import { api } from '../session/api.ts'
import { Button } from '../ui/button.tsx'
import { SelectField, TextField } from '../ui/field.tsx'

const packages = ['top3', 'top7', 'top30'] as const
type Package = (typeof packages)[number]
const dayMs = 86_400_000

async function load() {
  const cache = 'no-store'
  const [going, codes, payments] = await Promise.all([
    answer(api.GET('/v1/admin/promotions', { cache })),
    answer(api.GET('/v1/admin/promotion-codes', { cache })),
    answer(api.GET('/v1/admin/payments', { cache })),
  ])
  return { going: going.items, codes: codes.items, payments: payments.items }
}

/** What stands at the top, and the codes by which sellers get there. The address may bring a listing: `?listing=…`. */
export function Promotions({ locale }: { locale: Locale }) {
  const t = useTranslations('promotions.staff')
  const name = useTranslations('promotions.packages')
  const { data, trouble, reload } = useStaffData(locale, load)
  const [message, setMessage] = useState<Outcome | undefined>()
  const [listing, setListing] = useState('')
  useEffect(() => setListing(new URLSearchParams(window.location.search).get('listing') ?? ''), [])

  async function act(work: () => Promise<unknown>) {
    setMessage(undefined)
    try {
      await work()
      setMessage({ kind: 'done', text: t('done') })
      await reload()
    } catch (error) {
      const status = error instanceof ApiError ? error.status : 0
      if (status === 401) return toLogin(locale)
      const why = status === 409 ? 'off' : status === 404 || status === 400 ? 'listing' : 'failed'
      setMessage({ kind: 'failed', text: t(`errors.${why}`) })
    }
  }
  const packageOf = (form: FormData): Package => packages.find((one) => one === form.get('package')) ?? 'top7'

  function grant(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const body = { listingId: listing.trim(), package: packageOf(new FormData(event.currentTarget)) }
    void act(() => api.POST('/v1/admin/promotions', { body }))
  }

  function make(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    // A second less, as this machine's clock may be ahead.
    const until = new Date(Date.now() + Number(form.get('days')) * dayMs - 1_000).toISOString()
    const body = { package: packageOf(form), uses: Number(form.get('uses')), until }
    void act(() => api.POST('/v1/admin/promotion-codes', { body }))
  }

  if (data === undefined || trouble) return <Loading locale={locale} trouble={trouble} reload={reload} />
  const choice = (id: string) => (
    <SelectField id={id} name="package" label={t('package')} defaultValue="top7">
      {packages.map((one) => (
        <option key={one} value={one}>
          {name(one)}
        </option>
      ))}
    </SelectField>
  )
  const box = 'flex flex-col gap-3 rounded-card border border-line bg-surface p-4'
  return (
    <div className="flex max-w-prose flex-col gap-6">
      <p className="text-muted">{t('intro')}</p>
      <OutcomeLine outcome={message} />
      <form method="post" onSubmit={grant} className={box} aria-labelledby="grant">
        <h2 id="grant" className="text-xl font-bold">
          {t('grant')}
        </h2>
        <TextField
          id="listing"
          label={t('listing')}
          required
          maxLength={36}
          value={listing}
          onChange={(event) => setListing(event.target.value)}
        />
        {choice('grant-package')}
        <Button type="submit" className="self-start">
          {t('submit')}
        </Button>
      </form>
      <section aria-labelledby="going" className="flex flex-col gap-2">
        <h2 id="going" className="text-xl font-bold">
          {t('going')}
        </h2>
        {data.going.length === 0 ? <p>{t('none')}</p> : null}
        <ul className="divide-y divide-line">
          {data.going.map((one) => (
            <li key={one.id} className="flex flex-wrap items-center gap-x-4 py-2">
              <div className="min-w-0 flex-1 basis-64">
                <a
                  className="inline-flex min-h-target items-center text-accent underline wrap-anywhere"
                  href={shortListingHref(locale, one.listingId)}
                >
                  {one.title}
                </a>
                <p className="text-sm text-muted">
                  {t('until', { package: name(one.package), time: formatMoment(locale, one.until) })} ·{' '}
                  {t(`sources.${one.source}`)}
                </p>
              </div>
              <Button
                look="secondary"
                aria-label={t('endOf', { title: one.title })}
                onClick={() =>
                  void act(() =>
                    api.POST('/v1/admin/promotions/{id}/end', { params: { path: { id: one.id } } }),
                  )
                }
              >
                {t('end')}
              </Button>
            </li>
          ))}
        </ul>
      </section>
      <form method="post" onSubmit={make} className={box} aria-labelledby="make">
        <h2 id="make" className="text-xl font-bold">
          {t('make')}
        </h2>
        {choice('code-package')}
        <TextField
          id="uses"
          name="uses"
          label={t('uses')}
          type="number"
          min={1}
          max={10_000}
          defaultValue={1}
          required
        />
        <TextField
          id="days"
          name="days"
          label={t('days')}
          type="number"
          min={1}
          max={365}
          defaultValue={30}
          required
        />
        <Button type="submit" className="self-start">
          {t('make')}
        </Button>
      </form>
      <section aria-labelledby="codes" className="flex flex-col gap-2">
        <h2 id="codes" className="text-xl font-bold">
          {t('codes')}
        </h2>
        {data.codes.length === 0 ? <p>{t('none')}</p> : null}
        <ul className="divide-y divide-line">
          {data.codes.map((one) => (
            <li key={one.code} className="flex flex-wrap items-center gap-x-4 py-2">
              <div className="min-w-0 flex-1 basis-64">
                <p className="font-mono wrap-anywhere">{one.code}</p>
                <p className="text-sm text-muted">
                  {t('codeLine', {
                    ...{ package: name(one.package), uses: one.usesLeft },
                    time: formatMoment(locale, one.until),
                  })}
                </p>
              </div>
              <Button
                look="secondary"
                aria-label={t('voidOf', { code: one.code })}
                onClick={() =>
                  void act(() =>
                    api.DELETE('/v1/admin/promotion-codes/{code}', { params: { path: { code: one.code } } }),
                  )
                }
              >
                {t('void')}
              </Button>
            </li>
          ))}
        </ul>
      </section>
      {data.payments.length > 0 ? (
        <section aria-labelledby="payments" className="flex flex-col gap-2">
          <h2 id="payments" className="text-xl font-bold">
            {t('payments')}
          </h2>
          <ul className="divide-y divide-line">
            {data.payments.map((one) => (
              <li key={one.id} className="py-2 text-sm wrap-anywhere">
                <a className="text-accent underline" href={shortListingHref(locale, one.listingId)}>
                  {name(one.package)}
                </a>{' '}
                · {one.price.amount / 100} {one.price.currency} ·{' '}
                {formatMoment(locale, one.paidAt ?? one.createdAt)} · {one.reference}
                {one.state === 'owed' ? <strong className="block">{t('owed')}</strong> : null}
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </div>
  )
}
