'use client'

import { useTranslations } from 'next-intl'
import type { Notification } from '../client/types.ts'
import { formatPrice, formatTime } from '../i18n/format.ts'
import type { Locale } from '../i18n/routes.ts'
import { classes } from '../ui/class-names.ts'
import { addressOf } from './address.ts'

/** One thing that happened; the whole of it is a link to where it is looked at. */
export function NotificationRow({
  locale,
  item,
  onOpen,
}: {
  locale: Locale
  item: Notification
  onOpen: () => void
}) {
  const t = useTranslations('notifications')
  const { kind, payload, count, read, at } = item
  const price = (money: { amount: number; currency: string } | undefined) =>
    money === undefined ? '' : formatPrice(locale, money as Parameters<typeof formatPrice>[1])
  const text = t(`kinds.${kind}`, {
    ...{ count, name: item.with?.name ?? t('somebody') },
    price: price('price' in payload ? payload.price : undefined),
    before: price('before' in payload ? payload.before : undefined),
    answer: 'answer' in payload ? payload.answer : '',
  })
  const about = 'title' in payload ? payload.title : 'name' in payload ? payload.name : payload.url
  return (
    <li>
      <a
        href={addressOf(locale, item)}
        onClick={onOpen}
        className={classes(
          'flex min-h-target items-start gap-3 rounded-card border p-3 hover:bg-sunken',
          read ? 'border-line bg-surface' : 'border-accent bg-accent-soft',
        )}
      >
        <span className="flex min-w-0 flex-1 flex-col">
          <span className={classes('wrap-anywhere', !read && 'font-semibold')}>{text}</span>
          <span className="text-sm wrap-anywhere text-muted">{about}</span>
        </span>
        <span className="flex shrink-0 flex-col items-end gap-1 text-sm">
          <time dateTime={at} className="text-muted">
            {formatTime(locale, at)}
          </time>
          {read ? null : <span className="font-semibold text-accent">{t('new')}</span>}
        </span>
      </a>
    </li>
  )
}
