'use client'

import { TriangleAlert } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { Message } from '../client/types.ts'
import { formatDate, formatTime, sameDay } from '../i18n/format.ts'
import type { Locale } from '../i18n/routes.ts'
import { classes } from '../ui/class-names.ts'
import { imageUrl, largest, square } from '../ui/picture.tsx'
import { hostsIn } from './merge.ts'
import { type OfferAnswer, OfferCard } from './offer-card.tsx'

const dayMs = 86_400_000

/** The messages of a thread, the oldest first, with a line between days. Text stays text: nothing in it becomes a link. */
export function MessageList({
  locale,
  messages,
  name,
  seenSeq,
  onAnswer,
  onCounter,
}: {
  locale: Locale
  messages: Message[]
  /** Of the other side. */
  name: string
  /** Up to where the other side has read. */
  seenSeq: number
  onAnswer?: ((seq: number, answer: OfferAnswer) => void) | undefined
  onCounter?: (() => void) | undefined
}) {
  const t = useTranslations('inbox')
  const now = Date.now()
  const lastMine = messages.findLast(({ mine }) => mine)?.seq
  const dayOf = (time: string) => {
    if (sameDay(time, now)) return t('today')
    return sameDay(time, now - dayMs) ? t('yesterday') : formatDate(locale, time, now)
  }
  return (
    <ol className="flex flex-col gap-2">
      {messages.map((message, at) => {
        const before = messages[at - 1]
        const isNewDay = !before || !sameDay(before.createdAt, Date.parse(message.createdAt))
        return (
          <li key={message.seq} className="flex flex-col gap-2">
            {isNewDay ? (
              <p className="my-2 text-center text-xs font-medium text-muted">{dayOf(message.createdAt)}</p>
            ) : null}
            <div
              className={classes(
                'flex max-w-[85%] flex-col',
                message.mine ? 'items-end self-end' : 'items-start',
              )}
            >
              <div
                className={classes(
                  'rounded-card px-3 py-2',
                  message.mine ? 'bg-accent-soft' : 'border border-line bg-surface',
                )}
              >
                <span className="sr-only">{message.mine ? t('you', { text: '' }) : `${name}: `}</span>
                {message.images.length > 0 ? (
                  <ul className="mb-1 flex flex-wrap gap-1">
                    {message.images.map((image, n) => (
                      <li key={image.id}>
                        <a href={imageUrl(largest, image.sha256)} target="_blank" rel="noreferrer">
                          <img
                            src={imageUrl(square, image.sha256)}
                            alt={t('photo', { number: n + 1 })}
                            width={120}
                            height={120}
                            loading="lazy"
                            className="size-30 rounded-card object-cover"
                          />
                        </a>
                      </li>
                    ))}
                  </ul>
                ) : null}
                {message.offer ? (
                  <OfferCard
                    locale={locale}
                    message={message}
                    offer={message.offer}
                    onAnswer={onAnswer}
                    onCounter={onCounter}
                  />
                ) : message.text === '' ? null : (
                  <p className="whitespace-pre-line wrap-anywhere">{message.text}</p>
                )}
              </div>
              <p className="text-xs text-muted">
                <time dateTime={message.createdAt}>{formatTime(locale, message.createdAt)}</time>
                {message.state === 'held' ? ` · ${t('held')}` : null}
                {message.state === 'sent' && message.seq === lastMine
                  ? ` · ${t(message.seq <= seenSeq ? 'seen' : 'sent')}`
                  : null}
              </p>
              {message.notes.length > 0 ? (
                <div className="mt-1 flex gap-2 rounded-card bg-mark p-2 text-sm">
                  <TriangleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
                  <div>
                    <p className="font-semibold">{t('notes.title')}</p>
                    {message.notes.map((note) => (
                      <p key={note} className="wrap-anywhere">
                        {t(`notes.${note}`, { hosts: hostsIn(message.text).join(', ') || '?' })}
                      </p>
                    ))}
                  </div>
                </div>
              ) : null}
            </div>
          </li>
        )
      })}
    </ol>
  )
}
