'use client'

import { useTranslations } from 'next-intl'
import { type FormEvent, useCallback, useEffect, useState } from 'react'
import { toLogin } from '../admin/use-staff.ts'
import { answer } from '../client/api.ts'
import { ApiError } from '../client/api-error.ts'
import type { PromotionState } from '../client/types.ts'
import { formatMoment, formatPrice } from '../i18n/format.ts'
import { href, type Locale } from '../i18n/routes.ts'
import { api } from '../session/api.ts'
import { Button, ButtonLink } from '../ui/button.tsx'
import { TextField } from '../ui/field.tsx'

type Offer = PromotionState['offers'][number]

/** How often it is looked whether a payment has come. */
const followMs = 2_000

/** One listing of the seller's (`?listing=`) put at the top of results, by a code or, where the site sells that, by a payment. */
export function Promote({ locale }: { locale: Locale }) {
  const t = useTranslations('promotions.own')
  const name = useTranslations('promotions.packages')
  const [id, setId] = useState<string | undefined>()
  const [until, setUntil] = useState<string | null | undefined>()
  const [offers, setOffers] = useState<Offer[]>([])
  const [isWaiting, setWaiting] = useState(false)
  const [wrong, setWrong] = useState<string | undefined>()
  const [isDone, setDone] = useState(false)

  const failed = useCallback(
    (error: unknown) => {
      const status = error instanceof ApiError ? error.status : 0
      if (status === 401) return toLogin(locale)
      const isCode = error instanceof ApiError && error.problem?.errors?.[0]?.pointer === '/code'
      if (status === 503) return setWrong(t('away'))
      const why = isCode
        ? 'code'
        : status === 409
          ? 'listing'
          : [400, 404].includes(status)
            ? 'gone'
            : 'failed'
      setWrong(t(`errors.${why}`))
    },
    [locale, t],
  )

  useEffect(() => {
    const listing = new URLSearchParams(window.location.search).get('listing') ?? '-'
    setId(listing)
    answer(
      api.GET('/v1/listings/{id}/promotion', { params: { path: { id: listing } }, cache: 'no-store' }),
    ).then((found) => {
      setUntil(found.until)
      setOffers(found.offers)
      const isBack = new URLSearchParams(window.location.search).has('paid')
      setWaiting(isBack && found.until === null)
    }, failed)
  }, [failed])

  // Back from the provider: its word comes a moment later.
  useEffect(() => {
    if (!isWaiting || id === undefined) return
    const timer = setInterval(async () => {
      const params = { path: { id } }
      const found = await api
        .GET('/v1/listings/{id}/promotion', { params, cache: 'no-store' })
        .catch(() => undefined)
      if (!found?.data?.until) return
      setUntil(found.data.until)
      setDone(true)
      setWaiting(false)
    }, followMs)
    return () => clearInterval(timer)
  }, [isWaiting, id])

  async function pay(name: Offer['package']) {
    if (id === undefined) return
    setWrong(undefined)
    try {
      const params = { path: { id } }
      const { url } = await answer(
        api.POST('/v1/listings/{id}/promotion/payment', { params, body: { package: name } }),
      )
      window.location.assign(url)
    } catch (error) {
      failed(error)
    }
  }

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    if (id === undefined) return
    const code = String(new FormData(event.currentTarget).get('code')).trim()
    setWrong(undefined)
    try {
      const params = { path: { id } }
      setUntil((await answer(api.POST('/v1/listings/{id}/promotion', { params, body: { code } }))).until)
      setDone(true)
    } catch (error) {
      failed(error)
    }
  }

  return (
    <div className="flex flex-col gap-4">
      <p>{t('intro')}</p>
      {until ? (
        <p role="status" className="font-medium">
          {t(isDone ? 'done' : 'until', { time: formatMoment(locale, until) })}
        </p>
      ) : null}
      {isWaiting ? <p role="status">{t('waiting')}</p> : null}
      {wrong ? (
        <p role="alert" className="font-medium text-danger">
          {wrong}
        </p>
      ) : null}
      {offers.length > 0 ? (
        <section aria-labelledby="pay" className="flex flex-col gap-3">
          <h2 id="pay" className="text-xl font-bold">
            {t('payTitle')}
          </h2>
          <p className="text-sm text-muted">{t('payHint')}</p>
          {offers.map((offer) => (
            <Button key={offer.package} className="self-start" onClick={() => void pay(offer.package)}>
              {t('pay', { package: name(offer.package), price: formatPrice(locale, offer.price) })}
            </Button>
          ))}
        </section>
      ) : null}
      {until === undefined ? null : (
        <form method="post" onSubmit={(event) => void submit(event)} className="flex flex-col gap-3">
          <TextField
            id="code"
            name="code"
            label={t('code')}
            hint={t('codeHint')}
            required
            maxLength={40}
            autoComplete="off"
          />
          <Button type="submit" look="secondary" className="self-start">
            {t('submit')}
          </Button>
        </form>
      )}
      <ButtonLink look="secondary" className="self-start" href={href(locale, 'myListings')}>
        {t('back')}
      </ButtonLink>
    </div>
  )
}
