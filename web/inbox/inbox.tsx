'use client'

import { useTranslations } from 'next-intl'
import { useCallback, useEffect, useRef, useState } from 'react'
import { answer } from '../client/api.ts'
import { ApiError } from '../client/api-error.ts'
import type { Conversation, ListingDetail } from '../client/types.ts'
import { href, type Locale } from '../i18n/routes.ts'
import { api } from '../session/api.ts'
import { type AccountEvent, followStream } from '../session/event-stream.ts'
import { currentSession } from '../session/session.ts'
import { showUnread } from '../session/unread-badge.ts'
import { Button, ButtonLink } from '../ui/button.tsx'
import { classes } from '../ui/class-names.ts'
import { ConversationList } from './conversation-list.tsx'
import { explainInbox } from './explain.ts'
import { placeConversation } from './merge.ts'
import { NewMessage } from './new-message.tsx'
import { Thread } from './thread.tsx'
import { useThread } from './use-thread.ts'

/** The account's conversations beside the chosen one, kept up to date by the stream of events; or the first message to a seller. */
export function Inbox({
  locale,
  listing,
  isOffer = false,
}: {
  locale: Locale
  /** Whose seller is to be written to. */
  listing?: ListingDetail
  /** Whether the first message is to be an offer. */
  isOffer?: boolean
}) {
  const t = useTranslations('inbox')
  const [items, setItems] = useState<Conversation[]>()
  const [next, setNext] = useState<string | null>(null)
  const [isArchive, setArchive] = useState(false)
  const [chosen, setChosen] = useState<string | null>(null)
  const [isNew, setNew] = useState(listing !== undefined)
  const [message, setMessage] = useState<{ kind: 'done' | 'failed'; text: string }>()
  const [news, setNews] = useState('')
  const archive = useRef(false)

  const say = useCallback((kind: 'done' | 'failed', text: string) => setMessage({ kind, text }), [])
  const restored = useCallback(
    () => setMessage((said) => (said?.text === t('errors.offline') ? undefined : said)),
    [t],
  )
  const failed = useCallback(
    (error: unknown) => {
      if (error instanceof ApiError && error.status === 401) {
        const here = window.location.pathname + window.location.search
        window.location.assign(`${href(locale, 'login')}?next=${encodeURIComponent(here)}`)
        return
      }
      say('failed', explainInbox(error, t, locale))
    },
    [locale, say, t],
  )

  const place = useCallback((conversation: Conversation) => {
    setItems((known) =>
      known === undefined || conversation.archived !== archive.current
        ? known?.filter(({ id }) => id !== conversation.id)
        : placeConversation(known, conversation),
    )
  }, [])
  const thread = useThread(chosen, { onChanged: place, onFailed: failed, onRestored: restored })

  const count = useCallback(async () => {
    showUnread(await answer(api.GET('/v1/me/unread', { cache: 'no-store' })))
  }, [])

  const load = useCallback(
    async (cursor: string | null) => {
      const archived = archive.current
      try {
        if (!(await currentSession())) throw new ApiError(401)
        const query = { archived, limit: 30, ...(cursor === null ? {} : { cursor }) }
        const page = await answer(api.GET('/v1/conversations', { params: { query }, cache: 'no-store' }))
        if (archived !== archive.current) return
        setItems((known) => page.items.reduce(placeConversation, cursor === null ? [] : (known ?? [])))
        setNext(page.next)
        await count()
      } catch (error) {
        failed(error)
      }
    },
    [count, failed],
  )

  const choose = useCallback((id: string | null) => {
    setMessage(undefined)
    setNew(false)
    setChosen(id)
    window.history.pushState(null, '', id === null ? window.location.pathname : `?c=${id}`)
  }, [])

  // Whoever was without network has missed what the stream said meanwhile.
  useEffect(() => {
    const back = () => void load(null)
    window.addEventListener('online', back)
    return () => window.removeEventListener('online', back)
  }, [load])

  // Who wrote about the listing already goes on there.
  const begun = items?.find((one) => one.listing.id === listing?.id && one.role === 'buyer')?.id
  useEffect(() => {
    if (begun !== undefined && isNew && !isOffer) choose(begun)
  }, [begun, isNew, isOffer, choose])

  // The address says which conversation is shown.
  useEffect(() => {
    const read = () => {
      const query = new URLSearchParams(window.location.search)
      setChosen(query.get('c'))
      setNew(query.has('listing'))
    }
    read()
    window.addEventListener('popstate', read)
    return () => window.removeEventListener('popstate', read)
  }, [])

  useEffect(() => {
    // A guest writes first.
    if (listing === undefined) return void load(null)
    currentSession()
      .then((session) => session && load(null))
      .catch(() => undefined)
  }, [listing, load])

  // What the stream calls is always the present one.
  const heard = useRef<(event: AccountEvent) => Promise<void>>(async () => undefined)
  heard.current = async ({ kind, data: { conversationId: id, listingId, seq, mine = false } }) => {
    // The page loads by itself when it begins; what the stream says of its own beginning covers the time between.
    if (kind === 'ready' || kind === 'reset') return load(null).then(() => thread.refresh())
    // What is written beside other conversations about it is read when they are opened.
    if (kind === 'listing' && thread.conversation?.listing.id === listingId) return thread.reread()
    if (id === undefined) return
    if (id === chosen) {
      if (kind === 'offer') await thread.reread(seq)
      else await thread.refresh(kind === 'message' && !mine ? seq : undefined)
    }
    const now = await answer(
      api.GET('/v1/conversations/{id}', { params: { path: { id } }, cache: 'no-store' }),
    )
    place(now)
    if (!mine && now.unread > 0) setNews(t('newFrom', { name: now.with?.name ?? t('gone') }))
    await count()
  }
  useEffect(() => {
    const end = new AbortController()
    const token = async () => (await currentSession())?.accessToken
    const onEvent = (event: AccountEvent) =>
      void (event.kind === 'notification' ? count() : heard.current(event)).catch(() => undefined)
    void followStream(token, onEvent, end.signal)
    return () => end.abort()
  }, [count])

  function showArchive(value: boolean) {
    archive.current = value
    setArchive(value)
    setItems(undefined)
    void load(null)
  }

  const isChosen = chosen !== null || isNew
  return (
    <div className="flex flex-col gap-3 lg:h-[calc(100dvh-11rem)] lg:min-h-100">
      <p role="status" className="sr-only">
        {news}
      </p>
      {message ? (
        <p
          role={message.kind === 'failed' ? 'alert' : 'status'}
          className={classes(
            // On a phone the thread is longer than the window, and what was pressed far below.
            'rounded-card border p-3 max-lg:sticky max-lg:top-2 max-lg:z-20 max-lg:shadow-lift',
            message.kind === 'failed' ? 'border-danger bg-danger-soft' : 'border-edge bg-sunken',
          )}
        >
          {message.text}
        </p>
      ) : null}
      <div className="grid min-h-0 flex-1 grid-cols-[minmax(0,1fr)] gap-4 lg:grid-cols-[22rem_minmax(0,1fr)]">
        <div className={classes('min-h-0 flex-col gap-2 lg:flex', isChosen ? 'hidden' : 'flex')}>
          <div className="flex items-center justify-between gap-2">
            <h2 id="inbox-list" className="font-semibold">
              {t(isArchive ? 'archived' : 'list')}
            </h2>
            <Button look="quiet" onClick={() => showArchive(!isArchive)}>
              {t(isArchive ? 'active' : 'archived')}
            </Button>
          </div>
          <div
            role="region"
            aria-labelledby="inbox-list"
            // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by the keyboard
            tabIndex={0}
            className="min-h-0 flex-1 lg:overflow-y-auto"
          >
            {items === undefined ? null : items.length === 0 ? (
              <div className="flex flex-col items-start gap-3 text-muted">
                <p>{t(isArchive ? 'emptyArchived' : 'empty')}</p>
                <ButtonLink look="secondary" href={href(locale, 'listings')}>
                  {t('browse')}
                </ButtonLink>
              </div>
            ) : (
              <ConversationList locale={locale} items={items} chosen={chosen} onChoose={choose} />
            )}
            {next === null ? null : (
              <Button look="secondary" className="mt-2" onClick={() => void load(next)}>
                {t('more')}
              </Button>
            )}
          </div>
        </div>
        <div className={classes('min-h-0 min-w-0 flex-col lg:flex', isChosen ? 'flex' : 'hidden')}>
          {chosen !== null ? (
            <Thread
              locale={locale}
              thread={thread}
              onBack={() => choose(null)}
              onSaid={say}
              onFailed={failed}
            />
          ) : isNew && listing !== undefined ? (
            <NewMessage
              locale={locale}
              listing={listing}
              isOffer={isOffer}
              onSent={choose}
              onSaid={say}
              onFailed={failed}
            />
          ) : (
            <p className="text-muted">{t('choose')}</p>
          )}
        </div>
      </div>
    </div>
  )
}
