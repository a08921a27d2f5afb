'use client'

import { ImageOff } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { Conversation } from '../client/types.ts'
import { formatAge, formatPrice } from '../i18n/format.ts'
import { href, type Locale } from '../i18n/routes.ts'
import { classes } from '../ui/class-names.ts'
import { imageUrl, square } from '../ui/picture.tsx'

/** The conversations, each a link that its thread is behind. */
export function ConversationList({
  locale,
  items,
  chosen,
  onChoose,
}: {
  locale: Locale
  items: Conversation[]
  chosen: string | null
  onChoose: (id: string) => void
}) {
  const t = useTranslations('inbox')
  const now = Date.now()
  const saidIn = (last: Conversation['last'], offer: Conversation['offer']) => {
    if (last.kind !== 'text' && offer?.seq === last.seq)
      return t(last.kind === 'counter' ? 'offer.saidCounter' : 'offer.saidOffer', {
        price: formatPrice(locale, offer.price),
      })
    return last.text === '' ? t('pictures', { count: last.images }) : last.text
  }
  return (
    <ul className="divide-y divide-line">
      {items.map(({ id, listing, with: other, unread, last, offer, activeAt }) => {
        const said = saidIn(last, offer)
        const image = listing.card?.image
        return (
          <li key={id}>
            <a
              href={`${href(locale, 'messages')}?c=${id}`}
              aria-current={id === chosen ? 'page' : undefined}
              onClick={(event) => {
                if (event.ctrlKey || event.metaKey || event.shiftKey) return
                event.preventDefault()
                onChoose(id)
              }}
              className={classes(
                'flex gap-3 rounded-card p-3 hover:bg-sunken',
                id === chosen ? 'bg-accent-soft' : null,
              )}
            >
              <span className="flex size-14 shrink-0 items-center justify-center overflow-hidden rounded-card bg-sunken text-muted">
                {image ? (
                  <img
                    src={imageUrl(square, image.sha256)}
                    alt=""
                    width={56}
                    height={56}
                    className="size-full object-cover"
                  />
                ) : (
                  <ImageOff aria-hidden className="size-5" />
                )}
              </span>
              <span className="min-w-0 flex-1">
                <span className="flex items-baseline justify-between gap-2">
                  <span className={classes('truncate', unread > 0 ? 'font-bold' : 'font-medium')}>
                    {other?.name ?? t('gone')}
                  </span>
                  <time dateTime={activeAt} className="shrink-0 text-xs text-muted">
                    {formatAge(locale, activeAt, now)}
                  </time>
                </span>
                <span className="block truncate text-sm text-muted">{listing.title}</span>
                <span className="flex items-center justify-between gap-2 text-sm">
                  <span className={classes('truncate', unread > 0 ? 'font-semibold' : 'text-muted')}>
                    {last.mine ? t('you', { text: said }) : said}
                  </span>
                  {unread > 0 ? (
                    <span className="min-w-5 shrink-0 rounded-chip bg-danger px-1 text-center text-xs leading-5 font-bold text-canvas">
                      <span aria-hidden>{unread}</span>
                      <span className="sr-only">{t('unread', { count: unread })}</span>
                    </span>
                  ) : null}
                </span>
              </span>
            </a>
          </li>
        )
      })}
    </ul>
  )
}
