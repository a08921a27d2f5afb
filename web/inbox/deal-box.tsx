'use client'

import { Handshake } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useRef, useState } from 'react'
import { answer } from '../client/api.ts'
import { ApiError } from '../client/api-error.ts'
import type { Conversation } from '../client/types.ts'
import type { Locale } from '../i18n/routes.ts'
import { api } from '../session/api.ts'
import { randomId } from '../session/random-id.ts'
import { Button } from '../ui/button.tsx'
import { explainInbox } from './explain.ts'
import { RatingForm, type WrittenRating } from './rating-form.tsx'

/** After the sale: the seller names the buyer, who may say so first, and then each side rates the other. */
export function DealBox({
  locale,
  conversation,
  onChanged,
  onSaid,
}: {
  locale: Locale
  conversation: Conversation
  onChanged: () => void
  onSaid: (kind: 'done' | 'failed', text: string) => void
}) {
  const t = useTranslations('inbox.deal')
  const inbox = useTranslations('inbox')
  const key = useRef(randomId())
  const [isSending, setSending] = useState(false)
  const { id, role, deal, listing, bought, with: other } = conversation
  const name = other?.name ?? inbox('gone')

  async function act(
    work: (params: Params) => Promise<unknown>,
    said: string,
    explain = (error: unknown) => explainInbox(error, inbox, locale),
  ) {
    if (isSending) return
    setSending(true)
    try {
      await work({ path: { id }, header: { 'idempotency-key': key.current } })
      onSaid('done', said)
    } catch (error) {
      onSaid('failed', explain(error))
    }
    key.current = randomId()
    setSending(false)
    onChanged()
  }
  const confirm = () =>
    act(
      (params) => answer(api.POST('/v1/conversations/{id}/deal', { params })),
      t(role === 'seller' ? 'named' : 'claimed', { name }),
    )
  const rate = (body: WrittenRating) =>
    act(
      (params) => answer(api.POST('/v1/conversations/{id}/ratings', { params, body })),
      t('thanks'),
      // What is too long the form does not send.
      (error) =>
        error instanceof ApiError && error.status === 400 ? t('private') : explainInbox(error, inbox, locale),
    )

  if (deal === null) {
    if (other === null || listing.card?.status !== 'sold') return null
    if (role === 'buyer' && bought)
      return <p className="rounded-card bg-accent-soft px-3 py-2 text-sm">{t('claimed', { name })}</p>
    return (
      <div className="flex flex-wrap items-center justify-between gap-2 rounded-card bg-accent-soft px-3 py-2">
        <div className="min-w-0 flex-1 basis-60">
          <p className="font-medium">
            {role === 'buyer' ? t('askBuyer') : bought ? t('askClaimed', { name }) : t('ask')}
          </p>
          <p className="text-sm">{t('why')}</p>
        </div>
        <Button disabled={isSending} onClick={() => void confirm()}>
          <Handshake aria-hidden className="size-5" />
          {t('confirm')}
        </Button>
      </div>
    )
  }
  if (!deal.here) return null
  if (deal.rated !== null) return <Rated name={name} rated={deal.rated} isGone={other === null} />
  if (!deal.open || other === null) return null
  return (
    <RatingForm
      key={id}
      locale={locale}
      name={name}
      until={deal.rateUntil}
      isSending={isSending}
      onSend={rate}
    />
  )
}

interface Params {
  path: { id: string }
  header: { 'idempotency-key': string }
}

/** What one said of the other side, and whether everybody sees it. */
function Rated({
  name,
  rated: { stars, tags, text, shown },
  isGone,
}: {
  name: string
  rated: NonNullable<NonNullable<Conversation['deal']>['rated']>
  /** Of an account that ended nobody reads it any more. */
  isGone: boolean
}) {
  const t = useTranslations('inbox.deal')
  return (
    <div className="rounded-card bg-accent-soft px-3 py-2 text-sm">
      <p className="font-medium">
        {t('rated', { name, stars })}
        {tags.length > 0 ? ` · ${tags.map((tag) => t(`tags.${tag}`)).join(', ')}` : null}
      </p>
      {text === '' ? null : <p className="line-clamp-3 whitespace-pre-line wrap-anywhere">{text}</p>}
      {isGone ? null : <p>{t(shown ? 'shown' : 'waits', { name })}</p>}
    </div>
  )
}
