import { Star } from 'lucide-react'
import type { ListingRules, SellerRatings as Ratings } from '../client/types.ts'
import { formatMonth } from '../i18n/format.ts'
import type { Locale } from '../i18n/routes.ts'
import { translator } from '../i18n/translator.ts'
import { ReportLink } from '../moderation/report-link.tsx'
import { buttonClasses } from '../ui/button.tsx'
import { inputClasses } from '../ui/field.tsx'

type Rating = Ratings['items'][number]

/** What others say of a seller. `enhance/replies.ts` shows the seller a form below what has no reply yet. */
export function SellerRatings({
  locale,
  seller,
  ratings: { items, count },
  rules,
  more,
}: {
  locale: Locale
  seller: { id: string; name: string }
  ratings: Ratings
  rules: ListingRules['ratings']
  /** Where the next ones are; null for none. */
  more: string | null
}) {
  const t = translator(locale, 'seller.ratings')
  return (
    <section aria-labelledby="ratings" className="flex flex-col gap-4">
      <div>
        <h2 id="ratings" className="text-xl font-bold">
          {t('title', { count })}
        </h2>
        <p className="text-sm text-muted">{t('who')}</p>
      </div>
      <piata-replies data-seller={seller.id} data-failed={t('failed')} data-private={t('private')}>
        <ul className="grid gap-3 lg:grid-cols-2">
          {items.map((rating) => (
            <li
              key={rating.id}
              className="flex flex-col gap-2 rounded-card border border-line bg-surface p-4"
            >
              <Said locale={locale} rating={rating} />
              <Reply locale={locale} rating={rating} seller={seller} most={rules.reply.max} />
              <div className="mt-auto">
                <ReportLink locale={locale} subject="rating" id={rating.id} />
              </div>
            </li>
          ))}
        </ul>
      </piata-replies>
      {more === null ? null : (
        <a rel="nofollow" href={more} className={buttonClasses('secondary', 'self-start')}>
          {t('more')}
        </a>
      )}
    </section>
  )
}

function Said({ locale, rating }: { locale: Locale; rating: Rating }) {
  const t = translator(locale, 'seller.ratings')
  const tags = translator(locale, 'inbox.deal.tags')
  const { stars, text, author, role, title, shownAt } = rating
  return (
    <>
      <p className="flex items-center gap-2 font-medium">
        <Star aria-hidden className="size-4 shrink-0 text-accent" />
        {t('stars', { stars })}
        {rating.tags.length > 0 ? ` · ${rating.tags.map((tag) => tags(tag)).join(', ')}` : null}
      </p>
      {text === '' ? null : <p className="whitespace-pre-line wrap-anywhere">{text}</p>}
      <Caution locale={locale} notes={rating.notes} />
      <p className="text-sm text-muted wrap-anywhere">
        {t('author', { name: author?.name ?? t('gone'), role, title })} · {formatMonth(locale, shownAt)}
      </p>
    </>
  )
}

function Reply({
  locale,
  rating: { id, reply },
  seller,
  most,
}: {
  locale: Locale
  rating: Rating
  seller: { name: string }
  most: number
}) {
  const t = translator(locale, 'seller.ratings')
  const title = t('reply', { name: seller.name })
  const field = `reply-${id}`
  const box = 'rounded-card bg-sunken p-3'
  if (reply)
    return (
      <div className={box}>
        <p className="text-sm font-medium">{title}</p>
        <p className="whitespace-pre-line wrap-anywhere">{reply.text}</p>
        <Caution locale={locale} notes={reply.notes} />
      </div>
    )
  return (
    <form method="post" hidden data-rating={id} data-title={title} className={box}>
      <label htmlFor={field} className="font-medium">
        {t('replyLabel')}
      </label>
      <p id={`${field}-hint`} className="text-sm text-muted">
        {t('replyHint', { count: most })}
      </p>
      <textarea
        id={field}
        name="text"
        required
        rows={2}
        maxLength={most}
        aria-describedby={`${field}-hint`}
        className={inputClasses}
      />
      <button type="submit" className={buttonClasses('secondary', 'mt-2')}>
        {t('send')}
      </button>
      <p role="status" className="text-sm empty:hidden" />
    </form>
  )
}

function Caution({ locale, notes }: { locale: Locale; notes: Rating['notes'] }) {
  if (notes.length === 0) return null
  return <p className="rounded-card bg-mark p-2 text-sm">{translator(locale, 'seller.ratings')('caution')}</p>
}
