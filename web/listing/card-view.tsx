import { Camera, ImageOff, MapPin } from 'lucide-react'
import type { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import type { SearchItem } from '../client/types.ts'
import { formatAge, formatDate, formatNumber, formatPrice } from '../i18n/format.ts'
import type { Locale } from '../i18n/routes.ts'
import { imageUrl, Picture, smallest } from '../ui/picture.tsx'
import { Highlighted } from './highlighted.tsx'

/** Four in a row from 1024 px, three from 640, two below. */
type CardItem = Pick<
  SearchItem,
  | 'title'
  | 'price'
  | 'reduced'
  | 'negotiable'
  | 'place'
  | 'image'
  | 'imageCount'
  | 'more'
  | 'status'
  | 'publishedAt'
  | 'highlights'
  | 'distanceKm'
>

/** Translates from the namespace `common`. */
type CardTexts = ReturnType<typeof useTranslations<'common'>>

/** What a listing is in a list; on the server and in the preview of one that is being written, which has no page yet. */
export function ListingCardView({
  locale,
  item,
  now,
  t,
  priority = 'lazy',
  link,
  heart,
  note,
  facts = [],
  mark,
}: {
  locale: Locale
  item: CardItem
  /** Milliseconds since 1970. */
  now: number
  t: CardTexts
  priority?: 'first' | 'eager' | 'lazy'
  /** Without it the card leads nowhere. */
  link?: string
  /** Over the picture. */
  heart?: ReactNode
  /** Below the price. */
  note?: string | undefined
  /** Below the title, in one line. */
  facts?: string[]
  /** Over the picture: that its place is paid for or given. */
  mark?: string | undefined
}) {
  return (
    <article className="group relative flex h-full flex-col rounded-card transition-shadow hover:shadow-lift">
      <div className="relative aspect-4/3 overflow-hidden rounded-card bg-sunken">
        {item.image ? (
          <Photos link={link} more={item.more}>
            <Picture image={item.image} alt="" place="card" priority={priority} />
          </Photos>
        ) : (
          <span className="absolute inset-0 flex flex-col items-center justify-center gap-1 text-sm text-muted">
            <ImageOff aria-hidden className="size-6" />
            {t('card.noPicture')}
          </span>
        )}
        {mark === undefined && item.status === 'published' ? null : (
          <StatusBadge text={mark ?? statusText(t, item.status)} />
        )}
        {item.imageCount > 1 ? (
          <span className="pointer-events-none absolute right-2 bottom-2 z-10 flex items-center gap-1 rounded-chip bg-ink px-2 text-xs text-canvas tabular-nums">
            <Camera aria-hidden className="size-3" />
            <span aria-hidden>{item.imageCount}</span>
            <span className="sr-only">{t('card.photos', { count: item.imageCount })}</span>
          </span>
        ) : null}
      </div>
      {heart}
      <div className="flex flex-1 flex-col gap-0.5 px-1 py-2">
        <p className="text-xl leading-tight font-bold tabular-nums">
          {item.price ? formatPrice(locale, item.price) : t('card.onRequest')}
          {item.negotiable && item.price?.amount ? (
            <span className="ml-1 text-xs font-normal whitespace-nowrap text-muted">
              {t('card.negotiable')}
            </span>
          ) : null}
        </p>
        {item.price && item.reduced && isRecent(item.reduced.at, now) ? (
          <p className="text-sm text-muted">
            <span className="sr-only">{t('card.before')} </span>
            <s className="tabular-nums">
              {formatPrice(locale, { ...item.price, amount: item.reduced.amount })}
            </s>{' '}
            <span className="whitespace-nowrap">
              {t('card.reduced', { date: formatDate(locale, item.reduced.at, now) })}
            </span>
          </p>
        ) : null}
        {note === undefined ? null : <p className="text-sm font-medium text-accent">{note}</p>}
        <h3 className="line-clamp-2 text-base leading-snug text-pretty">
          {link === undefined ? (
            <Highlighted text={item.title} ranges={item.highlights?.title} />
          ) : (
            <a
              href={link}
              className="outline-none after:absolute after:inset-0 after:rounded-card group-hover:underline focus-visible:after:outline-3 focus-visible:after:outline-offset-2 focus-visible:after:outline-accent"
            >
              <Highlighted text={item.title} ranges={item.highlights?.title} />
            </a>
          )}
        </h3>
        {facts.length > 0 ? <p className="truncate text-sm text-ink/80">{facts.join(' · ')}</p> : null}
        <p className="mt-auto flex flex-col pt-1 text-xs text-muted sm:flex-row sm:gap-x-1">
          {item.place ? (
            <span className="flex min-w-0 items-center gap-1">
              <MapPin aria-hidden className="size-3 shrink-0" />
              <span className="truncate">
                {item.place.name}
                {item.distanceKm !== undefined && item.distanceKm >= 0.5
                  ? ` (${t('card.distance', { distance: formatNumber(locale, item.distanceKm, 0) })})`
                  : null}
              </span>
            </span>
          ) : null}
          {item.publishedAt ? (
            <span className="sm:whitespace-nowrap">
              {item.place ? (
                <span aria-hidden className="max-sm:hidden">
                  {'· '}
                </span>
              ) : null}
              <time dateTime={item.publishedAt}>{formatAge(locale, item.publishedAt, now)}</time>
            </span>
          ) : null}
        </p>
      </div>
    </article>
  )
}

/** A price that fell longer ago is what people know. */
const reducedMs = 30 * 86_400_000
export const isRecent = (at: string, now: number) => now - Date.parse(at) < reducedMs

function statusText(t: CardTexts, status: string): string {
  if (status === 'reserved') return t('card.reserved')
  return status === 'sold' ? t('card.sold') : t('card.expired')
}

/**
 * Further pictures beside the first, to swipe through; `enhance/photos.ts` loads them once somebody touches the strip, as browsers load lazy ones that lie beside what is seen. The link is for fingers: whoever uses a keyboard or hears the page has that of
 * the title.
 */
function Photos({
  link,
  more = [],
  children,
}: {
  link: string | undefined
  more: string[] | undefined
  children: ReactNode
}) {
  if (link === undefined || more.length === 0) return children
  return (
    <div aria-hidden className="contents">
      <a
        href={link}
        tabIndex={-1}
        data-photos
        className="no-scrollbar absolute inset-0 z-10 flex snap-x snap-mandatory overflow-x-auto overscroll-x-contain"
      >
        <span className="relative size-full shrink-0 snap-start">{children}</span>
        {more.map((sha256) => (
          <span key={sha256} className="needs-script relative size-full shrink-0 snap-start snap-always">
            <img
              data-src={imageUrl(smallest, sha256)}
              alt=""
              decoding="async"
              className="absolute inset-0 size-full object-cover"
            />
          </span>
        ))}
      </a>
    </div>
  )
}

function StatusBadge({ text }: { text: string }) {
  return (
    <span className="pointer-events-none absolute top-2 left-2 z-10 rounded-chip bg-ink px-3 py-0.5 text-xs font-semibold text-canvas">
      {text}
    </span>
  )
}
