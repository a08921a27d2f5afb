'use client'

import { ArrowLeft, HandCoins } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useCallback, useEffect, useRef, useState } from 'react'
import { answer } from '../client/api.ts'
import { href, type Locale } from '../i18n/routes.ts'
import { TellMe } from '../notifications/tell-me.tsx'
import { api } from '../session/api.ts'
import { Button, buttonClasses } from '../ui/button.tsx'
import { DealBox } from './deal-box.tsx'
import { explainOffer } from './explain.ts'
import { ListingLine } from './listing-line.tsx'
import { MessageList } from './message-list.tsx'
import type { OfferAnswer } from './offer-card.tsx'
import { OfferForm } from './offer-form.tsx'
import { bargainPrice, type Money } from './offers.ts'
import { Reserved } from './reserved.tsx'
import { ThreadOptions } from './thread-options.tsx'
import type { useThread } from './use-thread.ts'
import { WriteBox, type WrittenMessage } from './write-box.tsx'

/** One conversation: its listing, its messages, and where one writes. */
export function Thread({
  locale,
  thread,
  onBack,
  onSaid,
  onFailed,
}: {
  locale: Locale
  thread: ReturnType<typeof useThread>
  onBack: () => void
  onSaid: (kind: 'done' | 'failed', text: string) => void
  onFailed: (error: unknown) => void
}) {
  const t = useTranslations('inbox')
  const tell = useTranslations('notifications.tellMe')
  const { conversation, messages, older, loadOlder, refresh, reread, add } = thread
  const end = useRef<HTMLDivElement>(null)
  const box = useRef<HTMLDivElement>(null)
  const last = messages.at(-1)?.seq
  const [isOffering, setOffering] = useState(false)

  // Without moving the page where the thread scrolls by itself.
  const showNewest = useCallback(() => {
    const scroller = box.current
    if (scroller && scroller.scrollHeight > scroller.clientHeight) scroller.scrollTop = scroller.scrollHeight
    else end.current?.scrollIntoView({ block: 'nearest' })
  }, [])

  // There is nothing to scroll before the conversation itself has come, which may be later than its messages.
  const isThere = conversation !== undefined
  useEffect(() => {
    if (isThere && last !== undefined) showNewest()
  }, [isThere, last, showNewest])

  if (!conversation) return <div className="min-h-60" aria-busy />
  const { id, role, listing, with: other, blocked, seenSeq } = conversation
  const name = other?.name ?? t('gone')

  async function send({ text, imageIds, key }: WrittenMessage): Promise<boolean> {
    try {
      const params = { path: { id }, header: { 'idempotency-key': key } }
      const body = { text, imageIds }
      const { message } = await answer(api.POST('/v1/conversations/{id}/messages', { params, body }))
      add(message)
      void refresh()
      return true
    } catch (error) {
      onFailed(error)
      return false
    }
  }

  const price = blocked || other === null ? null : bargainPrice(listing.card)

  async function offer(body: Money, key: string): Promise<boolean> {
    try {
      const params = { path: { id }, header: { 'idempotency-key': key } }
      const { message } = await answer(api.POST('/v1/conversations/{id}/offers', { params, body }))
      setOffering(false)
      add(message)
      void reread()
      return true
    } catch (error) {
      onSaid('failed', explainOffer(error, t, locale))
      return false
    }
  }

  async function answerOffer(seq: number, how: OfferAnswer) {
    try {
      const params = { path: { id, seq } }
      add(await answer(api.POST(`/v1/conversations/{id}/offers/{seq}/${how}`, { params })))
    } catch (error) {
      onSaid('failed', explainOffer(error, t, locale))
    }
    void reread()
  }

  // Nobody is to press what cannot be: to reserve what is sold or reserved for another.
  const canAnswer = other !== null && listing.card?.status === 'published'
  const quick =
    role === 'seller'
      ? [t('quickSeller.available'), t('quickSeller.when'), t('quickSeller.sold')]
      : [t('quickBuyer.see'), t('quickBuyer.price')]
  return (
    <div className="flex min-h-0 flex-1 flex-col gap-3 lg:rounded-card lg:border lg:border-line lg:bg-canvas lg:p-4">
      <div className="flex flex-wrap items-center gap-2">
        <a
          href={href(locale, 'messages')}
          aria-label={t('back')}
          className={buttonClasses('quiet', 'px-3 lg:hidden')}
          onClick={(event) => {
            event.preventDefault()
            onBack()
          }}
        >
          <ArrowLeft aria-hidden className="size-5" />
        </a>
        <h2 id="thread-title" tabIndex={-1} className="min-w-0 truncate text-lg font-semibold outline-none">
          <span className="sr-only">{t('thread', { name: '' })}</span>
          {name}
        </h2>
        <ThreadOptions
          conversation={conversation}
          onChanged={() => void refresh()}
          onSaid={(text) => onSaid('done', text)}
          onFailed={onFailed}
        />
      </div>
      <ListingLine locale={locale} title={listing.title} card={listing.card} />
      <Reserved locale={locale} conversation={conversation} />
      <DealBox
        key={id}
        locale={locale}
        conversation={conversation}
        onChanged={() => void refresh()}
        onSaid={onSaid}
      />
      <div
        ref={box}
        role="region"
        aria-label={t('thread', { name })}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by the keyboard
        tabIndex={0}
        className="min-h-0 flex-1 lg:overflow-y-auto lg:pr-2"
      >
        {older === null ? null : (
          <div className="flex justify-center py-2">
            <Button look="secondary" onClick={() => void loadOlder()}>
              {t('older')}
            </Button>
          </div>
        )}
        <MessageList
          locale={locale}
          messages={messages}
          name={name}
          seenSeq={seenSeq}
          onAnswer={canAnswer ? (seq, how) => void answerOffer(seq, how) : undefined}
          onCounter={price === null ? undefined : () => setOffering(true)}
        />
        {messages.at(-1)?.mine && other !== null && !blocked ? (
          <div className="py-2">
            <TellMe locale={locale} label={tell('answer', { name })} onShown={showNewest} />
          </div>
        ) : null}
      </div>
      <div className="bottom-0 border-t border-line bg-canvas py-2 max-lg:sticky">
        {blocked || other === null ? (
          <p className="text-muted">{t(blocked ? 'blocked' : 'gone')}</p>
        ) : isOffering && price !== null ? (
          <OfferForm locale={locale} price={price} onSend={offer} onCancel={() => setOffering(false)} />
        ) : (
          <WriteBox
            key={id}
            label={t('writeTo', { name })}
            keptAs={`piata.reply.${id}`}
            keptIn="tab"
            quick={last !== undefined && messages.at(-1)?.mine ? [] : quick}
            onSend={send}
            onFailure={(text) => onSaid('failed', text)}
            canUpload
            more={
              price === null ? null : (
                <Button look="secondary" className="px-3 whitespace-nowrap" onClick={() => setOffering(true)}>
                  <HandCoins aria-hidden className="size-5" />
                  <span className="max-sm:sr-only">{t('offer.make')}</span>
                </Button>
              )
            }
          />
        )}
      </div>
      {/* Below the box that sticks to the end of a phone's window, which else covers what is last. */}
      <div ref={end} />
    </div>
  )
}
