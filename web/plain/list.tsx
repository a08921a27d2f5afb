import type { Conversation } from '../client/types.ts'
import { formatAge, formatPrice } from '../i18n/format.ts'
import { href, type Locale } from '../i18n/routes.ts'
import { translator } from '../i18n/translator.ts'
import { ButtonLink } from '../ui/button.tsx'
import { classes } from '../ui/class-names.ts'
import type { PlainView } from './load.ts'

/** The account's conversations, the newest activity first. */
export function PlainList({
  locale,
  view: { items, next, isFirst },
}: {
  locale: Locale
  view: Extract<PlainView, { kind: 'list' }>
}) {
  const t = translator(locale, 'inbox')
  const plain = translator(locale, 'plain')
  const here = href(locale, 'plainMessages')
  const now = Date.now()
  return (
    <section aria-labelledby="list" className="flex flex-col gap-3">
      <h2 id="list" className="text-lg font-semibold">
        {t('list')}
      </h2>
      {items.length === 0 ? <p className="text-muted">{t('empty')}</p> : null}
      <ul className="divide-y divide-line">
        {items.map(({ id, listing, with: other, unread, last, offer, activeAt }) => (
          <li key={id}>
            <a href={`${here}?c=${id}`} className="block rounded-card p-3 hover:bg-sunken">
              <span className="flex items-baseline justify-between gap-2">
                <span className={classes('truncate', unread > 0 ? 'font-bold' : 'font-medium')}>
                  {other?.name ?? t('gone')}
                </span>
                <time dateTime={activeAt} className="shrink-0 text-xs text-muted">
                  {formatAge(locale, activeAt, now)}
                </time>
              </span>
              <span className="block truncate text-sm text-muted">{listing.title}</span>
              <span className="block truncate text-sm">
                {last.mine ? t('you', { text: saidIn(locale, last, offer) }) : saidIn(locale, last, offer)}
              </span>
              {unread > 0 ? (
                <strong className="block text-sm">{t('unread', { count: unread })}</strong>
              ) : null}
            </a>
          </li>
        ))}
      </ul>
      <div className="flex flex-wrap gap-2">
        {isFirst ? null : (
          <ButtonLink look="secondary" href={here}>
            {plain('first')}
          </ButtonLink>
        )}
        {next === null ? null : (
          <ButtonLink look="secondary" href={`${here}?cursor=${encodeURIComponent(next)}`}>
            {plain('next')}
          </ButtonLink>
        )}
      </div>
    </section>
  )
}

function saidIn(locale: Locale, last: Conversation['last'], offer: Conversation['offer']): string {
  const t = translator(locale, 'inbox')
  if (last.kind !== 'text' && offer?.seq === last.seq)
    return t('offer.saidOffer', { price: formatPrice(locale, offer.price) })
  return last.text === '' ? t('pictures', { count: last.images }) : last.text
}
