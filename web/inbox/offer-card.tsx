'use client'

import { HandCoins } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { Message, Offer } from '../client/types.ts'
import { formatMinute, formatPrice } from '../i18n/format.ts'
import type { Locale } from '../i18n/routes.ts'
import { Button } from '../ui/button.tsx'

export type OfferAnswer = 'accept' | 'decline' | 'withdraw'

/** An offer in the thread: how much, what became of it, and while it waits what one may do about it. */
export function OfferCard({
  locale,
  message,
  offer,
  onAnswer,
  onCounter,
}: {
  locale: Locale
  message: Message
  offer: Offer
  /** Absent where nothing can be answered any more. */
  onAnswer?: ((seq: number, answer: OfferAnswer) => void) | undefined
  onCounter?: (() => void) | undefined
}) {
  const t = useTranslations('inbox.offer')
  const isOpen = offer.state === 'open'
  return (
    <div className="flex min-w-52 flex-col gap-1">
      <p className="flex items-center gap-2 text-sm font-medium text-muted">
        <HandCoins aria-hidden className="size-4" />
        {message.mine ? t('yours') : t(message.kind === 'counter' ? 'counter' : 'offer')}
      </p>
      <p className="text-xl font-bold tabular-nums">{formatPrice(locale, offer.price)}</p>
      <p className="text-sm">
        {t(`state.${offer.state}`)}
        {isOpen ? (
          <span className="text-muted">
            {' '}
            · {t('expires', { when: formatMinute(locale, offer.expiresAt) })}
          </span>
        ) : null}
      </p>
      {isOpen && onAnswer ? (
        <div className="mt-1 flex flex-wrap gap-2">
          {message.mine ? (
            <Button look="secondary" onClick={() => onAnswer(message.seq, 'withdraw')}>
              {t('withdraw')}
            </Button>
          ) : (
            <>
              <Button onClick={() => onAnswer(message.seq, 'accept')}>{t('accept')}</Button>
              <Button look="secondary" onClick={() => onAnswer(message.seq, 'decline')}>
                {t('decline')}
              </Button>
              {onCounter ? (
                <Button look="quiet" onClick={onCounter}>
                  {t('counterOffer')}
                </Button>
              ) : null}
            </>
          )}
        </div>
      ) : null}
    </div>
  )
}
