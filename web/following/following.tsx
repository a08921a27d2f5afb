'use client'

import { UserRound } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useCallback, useEffect, useState } from 'react'
import { answer } from '../client/api.ts'
import { ApiError } from '../client/api-error.ts'
import { publicApi } from '../client/public-api.ts'
import type { FollowedSeller, SellerProfile } from '../client/types.ts'
import { formatMonth } from '../i18n/format.ts'
import { href, type Locale } from '../i18n/routes.ts'
import { api } from '../session/api.ts'
import { currentSession } from '../session/session.ts'
import { Button, ButtonLink } from '../ui/button.tsx'
import { classes } from '../ui/class-names.ts'

/** The sellers whom the account follows, with the one that a link of the site names added. */
export function Following({ locale }: { locale: Locale }) {
  const t = useTranslations('following')
  const [items, setItems] = useState<FollowedSeller[] | 'failed' | undefined>()
  const [next, setNext] = useState<string | null>(null)
  const [offered, setOffered] = useState<Pick<SellerProfile, 'id' | 'name'> | undefined>()
  const [message, setMessage] = useState<{ kind: 'done' | 'failed'; text: string } | undefined>()

  const failed = useCallback(
    (error: unknown) => {
      if (error instanceof ApiError && error.status === 401) {
        const here = window.location.pathname + window.location.search
        window.location.assign(`${href(locale, 'login')}?next=${encodeURIComponent(here)}`)
        return
      }
      const status = error instanceof ApiError ? error.status : -1
      if (status === 404) setMessage({ kind: 'failed', text: t('errors.gone') })
      else setMessage({ kind: 'failed', text: t(status === 409 ? 'errors.refused' : 'errors.failed') })
    },
    [locale, t],
  )

  const load = useCallback(
    async (cursor: string | null) => {
      try {
        const query = { limit: 50, ...(cursor === null ? {} : { cursor }) }
        const page = await answer(api.GET('/v1/following', { params: { query }, cache: 'no-store' }))
        setItems((known) => [...(cursor !== null && Array.isArray(known) ? known : []), ...page.items])
        setNext(page.next)
      } catch (error) {
        if (cursor === null) setItems('failed')
        failed(error)
      }
    },
    [failed],
  )

  useEffect(() => {
    void begin()

    async function begin() {
      try {
        if (!(await currentSession())) throw new ApiError(401)
        const asked = new URLSearchParams(window.location.search).get('add')
        if (asked !== null && /^[\da-f-]{36}$/.test(asked)) {
          window.history.replaceState(null, '', window.location.pathname)
          const params = { path: { id: asked } }
          // Another site may have led here: only who presses a button follows.
          const { following } = await answer(api.GET('/v1/following/{id}', { params }))
          if (!following) setOffered(await answer(publicApi.GET('/v1/sellers/{id}', { params })))
        }
      } catch (error) {
        failed(error)
        if (error instanceof ApiError && error.status === 401) return
      }
      await load(null)
    }
  }, [failed, load])

  async function follow(id: string) {
    setMessage(undefined)
    try {
      await api.PUT('/v1/following/{id}', { params: { path: { id } } })
      setOffered(undefined)
    } catch (error) {
      return failed(error)
    }
    await load(null)
    document.getElementById('content')?.focus({ preventScroll: true })
  }

  async function leave({ id, name }: FollowedSeller) {
    setMessage(undefined)
    try {
      await api.DELETE('/v1/following/{id}', { params: { path: { id } } })
      setItems((known) => (Array.isArray(known) ? known.filter((other) => other.id !== id) : known))
      setMessage({ kind: 'done', text: t('left', { name }) })
      document.getElementById('content')?.focus({ preventScroll: true })
    } catch (error) {
      failed(error)
    }
  }

  return (
    <div className="flex flex-col gap-6">
      {offered ? (
        <div className="flex flex-wrap items-center justify-between gap-3 rounded-card border border-line bg-surface p-4">
          <p className="min-w-0 flex-1 basis-60 wrap-anywhere">{t('ask', { name: offered.name })}</p>
          <Button onClick={() => void follow(offered.id)}>{t('follow')}</Button>
        </div>
      ) : null}
      {items === undefined ? (
        <div aria-busy="true" className="h-28 rounded-card bg-sunken" />
      ) : items === 'failed' ? (
        <Button look="secondary" className="self-start" onClick={() => void load(null)}>
          {t('tryAgain')}
        </Button>
      ) : items.length === 0 ? (
        <p>{t('empty')}</p>
      ) : (
        <ul className="flex flex-col gap-3">
          {items.map((seller) => (
            <li
              key={seller.id}
              className="flex flex-wrap items-center justify-between gap-3 rounded-card border border-line bg-surface p-4"
            >
              <span className="flex min-w-0 items-center gap-3">
                <span className="flex size-12 shrink-0 items-center justify-center rounded-chip bg-accent-soft text-accent">
                  <UserRound aria-hidden className="size-6" />
                </span>
                <span className="min-w-0">
                  <a
                    href={href(locale, 'sellerSlug', { slug: seller.id })}
                    className="font-semibold wrap-anywhere hover:underline"
                  >
                    {seller.name}
                  </a>
                  <span className="block text-sm text-muted">
                    {t('since', { month: formatMonth(locale, seller.since) })}
                  </span>
                </span>
              </span>
              <Button
                look="secondary"
                aria-label={t('leaveNamed', { name: seller.name })}
                onClick={() => void leave(seller)}
              >
                {t('leave')}
              </Button>
            </li>
          ))}
        </ul>
      )}
      {next ? (
        <Button look="secondary" className="self-center" onClick={() => void load(next)}>
          {t('more')}
        </Button>
      ) : null}
      {Array.isArray(items) && items.length === 0 ? (
        <ButtonLink className="self-start" href={href(locale, 'listings')}>
          {t('search')}
        </ButtonLink>
      ) : null}
      <p
        role={message?.kind === 'failed' ? 'alert' : 'status'}
        className={classes('font-medium', message?.kind === 'failed' && 'text-danger')}
      >
        {message?.text}
      </p>
    </div>
  )
}
