'use client'

import { useTranslations } from 'next-intl'
import { useCallback, useEffect, useState } from 'react'
import { answer } from '../client/api.ts'
import { ApiError } from '../client/api-error.ts'
import { publicApi } from '../client/public-api.ts'
import type { FavouriteCard, ListingCard } from '../client/types.ts'
import { formatPrice, formatWait } from '../i18n/format.ts'
import { href, type Locale } from '../i18n/routes.ts'
import { ListingCardView } from '../listing/card-view.tsx'
import { HeartIcon, heartClasses } from '../listing/heart.tsx'
import { shortListingHref } from '../listing/listing-path.ts'
import { api } from '../session/api.ts'
import { currentSession } from '../session/session.ts'
import { Button, ButtonLink } from '../ui/button.tsx'
import { classes } from '../ui/class-names.ts'
import { marked, onMarked, stored } from './kept.ts'
import { setFavourite, syncFavourites } from './sync.ts'

type Item = ListingCard & Partial<Pick<FavouriteCard, 'addedPrice'>>

/** Ids that the list of cards takes at once. */
const guestPage = 50

/** What the account has put aside, or before a log-in this browser. */
export function Favourites({ locale }: { locale: Locale }) {
  const t = useTranslations('favourites')
  const card = useTranslations('common.card')
  const common = useTranslations('common')
  const [items, setItems] = useState<Item[] | 'failed' | undefined>()
  const [next, setNext] = useState<string | null>(null)
  const [isGuest, setGuest] = useState(false)
  const [offered, setOffered] = useState<ListingCard | undefined>()
  const [kept, setKept] = useState<ReadonlySet<string>>(new Set())
  const [message, setMessage] = useState<{ kind: 'done' | 'failed'; text: string } | undefined>()

  const failed = useCallback(
    (error: unknown) => {
      const say = (text: string) => setMessage({ kind: 'failed', text })
      if (!(error instanceof ApiError)) return say(t('errors.failed'))
      if (error.status === 0 || error.status === 503) return say(t('errors.offline'))
      if (error.status === 404) return say(t('errors.gone'))
      if (error.status === 409) return say(t('errors.refused'))
      if (error.status === 429)
        return say(t('errors.tooMany', { wait: formatWait(locale, error.retryAfter ?? 60) }))
      say(t('errors.failed'))
    },
    [locale, t],
  )

  const load = useCallback(
    async (cursor: string | null) => {
      try {
        const session = await currentSession()
        setGuest(session === undefined)
        const page = session ? await ownPage(cursor) : await guestCards(cursor)
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
    const paint = () => setKept(marked())
    paint()
    const end = onMarked(paint)
    void begin()
    return end

    async function begin() {
      try {
        const asked = new URLSearchParams(window.location.search).get('add')
        window.history.replaceState(null, '', window.location.pathname)
        if (asked !== null && /^[\da-f-]{36}$/.test(asked)) {
          // Without the page's script the heart was a link: whoever has an account is to have it there.
          if (!(await currentSession())) return toLogin(locale, `?add=${asked}`)
          // Another site may have led here: only who presses a button adds it.
          if (!marked().has(asked)) setOffered(await cardOf(asked))
        }
        const refused = await syncFavourites()
        if (refused > 0) setMessage({ kind: 'failed', text: t('notAdded', { count: refused }) })
      } catch (error) {
        failed(error)
      }
      await load(null)
    }
  }, [failed, load, locale, t])

  async function addOffered(item: ListingCard) {
    await press(item, true)
    setOffered(undefined)
    await load(null)
    document.getElementById('content')?.focus({ preventScroll: true })
  }

  async function press(item: Item, isMarked = !kept.has(item.id)) {
    setMessage(undefined)
    try {
      await setFavourite(item.id, isMarked)
      setMessage({ kind: 'done', text: t(isMarked ? 'added' : 'removed', { title: item.title }) })
    } catch (error) {
      failed(error)
    }
  }

  return (
    <div className="flex flex-col gap-6">
      {isGuest ? (
        <div className="flex flex-wrap items-center justify-between gap-3 rounded-card bg-accent-soft p-4">
          <p>{t('guest')}</p>
          <ButtonLink href={loginHref(locale)}>{t('login')}</ButtonLink>
        </div>
      ) : null}
      {offered ? (
        <div className="flex flex-wrap items-center justify-between gap-3 rounded-card border border-line bg-surface p-4">
          <p className="min-w-0 flex-1 basis-60 wrap-anywhere">{t('ask', { title: offered.title })}</p>
          <Button onClick={() => void addOffered(offered)}>{t('add')}</Button>
        </div>
      ) : null}
      {items === undefined ? (
        <div aria-busy="true" className="grid grid-cols-2 gap-3 sm:grid-cols-3 lg:grid-cols-4">
          {[1, 2, 3, 4].map((place) => (
            <div key={place} className="aspect-4/3 rounded-card bg-sunken" />
          ))}
        </div>
      ) : items === 'failed' ? (
        <Button look="secondary" className="self-start" onClick={() => void load(null)}>
          {t('tryAgain')}
        </Button>
      ) : items.length === 0 ? (
        <div className="flex flex-col items-start gap-4">
          <p>{t('empty')}</p>
          <ButtonLink href={href(locale, 'listings')}>{t('search')}</ButtonLink>
        </div>
      ) : (
        <>
          <h2 className="sr-only">{t('list')}</h2>
          <ul className="grid grid-cols-2 gap-x-3 gap-y-6 sm:grid-cols-3 md:gap-x-4 lg:grid-cols-4">
            {items.map((item) => (
              <li key={item.id} className={classes(!kept.has(item.id) && 'opacity-60')}>
                <ListingCardView
                  locale={locale}
                  item={item}
                  link={shortListingHref(locale, item.id)}
                  now={Date.now()}
                  t={common}
                  note={priceNote(item)}
                  heart={
                    <button
                      type="button"
                      aria-label={card('favourite', { title: item.title })}
                      aria-pressed={kept.has(item.id)}
                      onClick={() => void press(item)}
                      className={heartClasses}
                    >
                      <HeartIcon />
                    </button>
                  }
                />
              </li>
            ))}
          </ul>
        </>
      )}
      {next ? (
        <Button look="secondary" className="self-center" onClick={() => void load(next)}>
          {t('more')}
        </Button>
      ) : null}
      <p
        role={message?.kind === 'failed' ? 'alert' : 'status'}
        className={classes('font-medium', message?.kind === 'failed' && 'text-danger')}
      >
        {message?.text}
      </p>
    </div>
  )

  function priceNote({ price, addedPrice }: Item): string | undefined {
    if (!price || !addedPrice || price.currency !== addedPrice.currency) return undefined
    const amount = addedPrice.amount - price.amount
    if (amount === 0) return undefined
    const by = formatPrice(locale, { amount: Math.abs(amount), currency: price.currency })
    return t(amount > 0 ? 'cheaper' : 'dearer', { by })
  }
}

const ownPage = (cursor: string | null): Promise<{ items: Item[]; next: string | null }> => {
  const query = { limit: 40, ...(cursor === null ? {} : { cursor }) }
  return answer(api.GET('/v1/favourites', { params: { query }, cache: 'no-store' }))
}

/** Of what this browser keeps; the cursor is how many were shown. */
async function guestCards(cursor: string | null): Promise<{ items: Item[]; next: string | null }> {
  const { account, ids } = stored()
  const start = Number(cursor ?? 0)
  const wanted = account === null ? ids.slice(start, start + guestPage) : []
  if (wanted.length === 0) return { items: [], next: null }
  const query = { ids: wanted.join(',') }
  const { items } = await answer(publicApi.GET('/v1/listings', { params: { query } }))
  return { items, next: start + guestPage < ids.length ? String(start + guestPage) : null }
}

async function cardOf(id: string): Promise<ListingCard | undefined> {
  return (await answer(publicApi.GET('/v1/listings', { params: { query: { ids: id } } }))).items[0]
}

const loginHref = (locale: Locale, query = ''): string =>
  `${href(locale, 'login')}?next=${encodeURIComponent(href(locale, 'favourites') + query)}`

function toLogin(locale: Locale, query: string): void {
  window.location.assign(loginHref(locale, query))
}
