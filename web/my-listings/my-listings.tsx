'use client'

import { useTranslations } from 'next-intl'
import { useCallback, useEffect, useRef, useState } from 'react'
import { answer } from '../client/api.ts'
import { ApiError } from '../client/api-error.ts'
import type { ListingDetail, OwnListingCard, OwnListings, User } from '../client/types.ts'
import { formatWait } from '../i18n/format.ts'
import { href, type Locale } from '../i18n/routes.ts'
import { moveListing } from '../publish/draft-store.ts'
import { api } from '../session/api.ts'
import { currentSession, logout } from '../session/session.ts'
import { Button, ButtonLink, buttonClasses } from '../ui/button.tsx'
import { classes } from '../ui/class-names.ts'
import { type Action, needsConfirmation, type Tab, tabOf, tabs } from './actions.ts'
import { ListingRow } from './listing-row.tsx'

const pageSize = 20

/** Everything that the account sells, with what can be done to it now. */
export function MyListings({ locale, hasPromotions }: { locale: Locale; hasPromotions: boolean }) {
  const t = useTranslations('myListings')
  const [tab, setTab] = useState<Tab>('all')
  const [items, setItems] = useState<OwnListingCard[] | 'failed' | undefined>()
  const [next, setNext] = useState<string | null>(null)
  const [name, setName] = useState('')
  const [role, setRole] = useState<User['role']>('member')
  const [busy, setBusy] = useState<string | undefined>()
  const [message, setMessage] = useState<{ kind: 'done' | 'failed'; text: string } | undefined>()
  const [asking, setAsking] = useState<{ item: OwnListingCard; action: Action } | undefined>()
  const dialog = useRef<HTMLDialogElement>(null)
  const latest = useRef(0)

  const toLogin = useCallback(() => {
    const here = window.location.pathname + window.location.search
    window.location.assign(`${href(locale, 'login')}?next=${encodeURIComponent(here)}`)
  }, [locale])

  const failed = useCallback(
    (error: unknown) => {
      if (error instanceof ApiError && error.status === 401) return toLogin()
      const say = (text: string) => setMessage({ kind: 'failed', text })
      if (!(error instanceof ApiError)) return say(t('failed'))
      if (error.status === 0 || error.status === 503) return say(t('offline'))
      if (error.status === 429) return say(t('tooMany', { wait: formatWait(locale, error.retryAfter ?? 60) }))
      if (error.kind === 'listing-incomplete') return say(t('incomplete'))
      if (error.kind === 'email-not-verified') return say(t('notVerified'))
      say(t(isOutdated(error) ? 'conflict' : 'failed'))
    },
    [locale, t, toLogin],
  )

  const load = useCallback((of: Tab, cursor: string | null): Promise<OwnListings> => {
    const query = {
      limit: pageSize,
      ...(of === 'all' ? {} : { status: of }),
      ...(cursor === null ? {} : { cursor }),
    }
    return answer(api.GET('/v1/me/listings', { params: { query }, cache: 'no-store' }))
  }, [])

  const open = useCallback(
    async (of: Tab) => {
      const ticket = ++latest.current
      setTab(of)
      setItems(undefined)
      try {
        const session = await currentSession()
        if (!session) return toLogin()
        setName(session.user.name)
        setRole(session.user.role)
        const page = await load(of, null)
        // Another tab was chosen meanwhile.
        if (ticket !== latest.current) return
        setItems(page.items)
        setNext(page.next)
      } catch (error) {
        if (ticket !== latest.current) return
        setItems('failed')
        setNext(null)
        failed(error)
      }
    },
    [failed, load, toLogin],
  )

  useEffect(() => {
    void open(tabOf(new URLSearchParams(window.location.search).get('status')))
  }, [open])

  useEffect(() => {
    if (asking) dialog.current?.showModal()
    else dialog.current?.close()
  }, [asking])

  function change(of: (known: OwnListingCard[]) => OwnListingCard[]) {
    setItems((known) => (Array.isArray(known) ? of(known) : known))
  }

  function choose(of: Tab) {
    window.history.replaceState(null, '', of === 'all' ? window.location.pathname : `?status=${of}`)
    setMessage(undefined)
    void open(of)
  }

  function ask(item: OwnListingCard, action: Action) {
    if (action === 'edit') window.location.assign(editAddress(locale, item))
    else if (needsConfirmation.has(action)) setAsking({ item, action })
    else void act(item, action)
  }

  async function act(item: OwnListingCard, action: Exclude<Action, 'edit'>) {
    setAsking(undefined)
    setBusy(item.id)
    setMessage(undefined)
    try {
      if (action === 'delete') {
        await api.DELETE('/v1/listings/{id}', { params: { path: { id: item.id } } })
        change((known) => known.filter(({ id }) => id !== item.id))
      } else {
        const now = ownCard(await moveListing(item.id, action), item)
        change((known) => known.map((other) => (other.id === item.id ? now : other)))
      }
      setMessage({ kind: 'done', text: t(`done.${action}`, { title: item.title || t('untitled') }) })
      // The pressed button is gone; who uses the keyboard goes on from the same place.
      const place = document.getElementById(action === 'delete' ? 'content' : `listing-${item.id}`)
      place?.focus({ preventScroll: true })
    } catch (error) {
      if (error instanceof ApiError && isOutdated(error)) await open(tab)
      failed(error)
    }
    setBusy(undefined)
  }

  async function more() {
    try {
      const page = await load(tab, next)
      change((known) => [...known, ...page.items])
      setNext(page.next)
    } catch (error) {
      failed(error)
    }
  }

  async function leave() {
    await logout().catch(() => undefined)
    window.location.assign(href(locale, 'home'))
  }

  return (
    <div className="flex flex-col gap-6">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p className="text-muted">{name ? t('hello', { name }) : '\u00a0'}</p>
        <div className="flex flex-wrap gap-2">
          {role === 'member' ? null : (
            <ButtonLink look="secondary" href={href(locale, 'adminQueue')}>
              {t('queue')}
            </ButtonLink>
          )}
          {role === 'admin' ? (
            <ButtonLink look="secondary" href={href(locale, 'adminAgents')}>
              {t('agents')}
            </ButtonLink>
          ) : null}
          <ButtonLink look="secondary" href={href(locale, 'favourites')}>
            {t('favourites')}
          </ButtonLink>
          <ButtonLink look="secondary" href={href(locale, 'following')}>
            {t('following')}
          </ButtonLink>
          <ButtonLink look="secondary" href={href(locale, 'savedSearches')}>
            {t('savedSearches')}
          </ButtonLink>
          <ButtonLink look="secondary" href={href(locale, 'imports')}>
            {t('imports')}
          </ButtonLink>
          <ButtonLink look="secondary" href={href(locale, 'account')}>
            {t('account')}
          </ButtonLink>
          <Button look="secondary" onClick={() => void leave()}>
            {t('logout')}
          </Button>
        </div>
      </div>
      <nav aria-label={t('filter')} className="no-scrollbar -mx-4 flex gap-2 overflow-x-auto px-4">
        {tabs.map((of) => (
          <button
            key={of}
            type="button"
            aria-pressed={of === tab}
            onClick={() => choose(of)}
            className="min-h-target shrink-0 rounded-chip border border-edge px-4 text-sm font-medium hover:bg-sunken aria-pressed:border-accent aria-pressed:bg-accent aria-pressed:text-on-accent"
          >
            {t(`tabs.${of}`)}
          </button>
        ))}
      </nav>
      {items === undefined ? (
        <ul aria-busy="true" className="flex flex-col gap-3">
          {[1, 2, 3].map((row) => (
            <li key={row} className="h-28 rounded-card bg-sunken" />
          ))}
        </ul>
      ) : items === 'failed' ? (
        <Button look="secondary" className="self-start" onClick={() => void open(tab)}>
          {t('tryAgain')}
        </Button>
      ) : items.length === 0 ? (
        <div className="flex flex-col items-start gap-4 py-8">
          <p>{t(tab === 'all' ? 'empty' : 'emptyTab')}</p>
          <ButtonLink href={href(locale, 'publish')}>{t('publishFirst')}</ButtonLink>
        </div>
      ) : (
        <ul className="flex flex-col gap-3">
          {items.map((item) => (
            <ListingRow
              key={item.id}
              locale={locale}
              item={item}
              busy={busy === item.id}
              hasPromotions={hasPromotions}
              onAction={ask}
            />
          ))}
        </ul>
      )}
      {next ? (
        <Button look="secondary" className="self-center" onClick={() => void more()}>
          {t('more')}
        </Button>
      ) : null}
      <p
        role={message?.kind === 'failed' ? 'alert' : 'status'}
        className={classes(
          'font-medium',
          message && 'bottom-4 rounded-card border tall:sticky bg-surface p-4 shadow-lift',
          message?.kind === 'failed' ? 'border-danger text-danger' : 'border-line',
        )}
      >
        {message?.text}
      </p>
      <dialog
        ref={dialog}
        onClose={() => setAsking(undefined)}
        aria-labelledby="confirm-title"
        className="m-auto w-11/12 max-w-form rounded-card border border-line bg-surface p-6 text-ink"
      >
        {asking ? (
          <div className="flex flex-col gap-4">
            <h2 id="confirm-title" className="text-lg font-semibold">
              {t(`confirm.${asking.action as 'sell' | 'withdraw' | 'delete'}`, {
                title: asking.item.title || t('untitled'),
              })}
            </h2>
            <div className="flex flex-wrap justify-end gap-3">
              <Button look="secondary" onClick={() => setAsking(undefined)}>
                {t('cancel')}
              </Button>
              <button
                type="button"
                className={buttonClasses(asking.action === 'sell' ? 'primary' : 'danger')}
                onClick={() => void act(asking.item, asking.action as Exclude<Action, 'edit'>)}
              >
                {t(`confirmed.${asking.action as 'sell' | 'withdraw' | 'delete'}`)}
              </button>
            </div>
          </div>
        ) : null}
      </dialog>
    </div>
  )
}

/** The listing is no longer what the list says. */
function isOutdated(error: ApiError): boolean {
  return error.status === 404 || error.status === 409 || error.status === 412
}

/** The card after a move, as the answer tells it. */
function ownCard(listing: ListingDetail, before: OwnListingCard): OwnListingCard {
  const { status, publishedAt, expiresAt, updatedAt, version } = listing
  const { moves = [], editable = false, visible = false, missing = [] } = listing
  return { ...before, status, publishedAt, expiresAt, updatedAt, version, moves, editable, visible, missing }
}

/** A draft goes on where it was left; everything else opens for editing. */
function editAddress(locale: Locale, item: OwnListingCard): string {
  return item.status === 'draft'
    ? `${href(locale, 'publish')}?draft=${item.id}`
    : href(locale, 'myListingsId', { id: item.id })
}
