'use client'
import { nameIn } from '@piata/config/languages'

import { ImageOff, MapPin } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { attributeText, kindOf } from '../catalogue/kinds.ts'
import type { CategoryNode, ListingRules } from '../client/types.ts'
import { formatPrice } from '../i18n/format.ts'
import type { Locale } from '../i18n/routes.ts'
import { ListingCardView } from '../listing/card-view.tsx'
import { Picture } from '../ui/picture.tsx'
import { typedText } from '../ui/typed-text.ts'
import { type Draft, priceAmount } from './draft.ts'

/** The listing as buyers will see it: its own page, and its card among others. */
export function Preview({
  locale,
  category,
  rules,
  draft,
}: {
  locale: Locale
  category: CategoryNode
  rules: ListingRules
  draft: Draft
}) {
  const t = useTranslations('publish')
  const common = useTranslations('common')
  const [now] = useState(() => Date.now())
  const amount = draft.onRequest ? undefined : priceAmount(draft.price, rules)
  const rows: [string, string][] = []
  if (category.hasCondition && draft.condition)
    rows.push([t('details.condition'), common(`condition.${draft.condition}`)])
  for (const attribute of category.attributes) {
    const text = typedText(draft.attributes[attribute.name] ?? '')
    if (!text) continue
    const value = kindOf(attribute).read(text, attribute) ?? text
    rows.push([
      nameIn(attribute.label, locale),
      attributeText(locale, attribute, value, { yes: common('yes'), no: common('no') }),
    ])
  }
  const price = amount === undefined ? null : { amount, currency: draft.currency }
  return (
    <div className="flex flex-col gap-6">
      <article
        aria-label={t('preview.label')}
        className="flex flex-col gap-4 rounded-card border border-line bg-surface p-4"
      >
        {draft.images.length > 0 ? (
          // A list cannot be focused by itself, and a strip that scrolls must be reachable by keyboard.
          <ul
            // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrollable region takes the arrow keys
            tabIndex={0}
            aria-label={t('preview.photos')}
            className="no-scrollbar flex snap-x gap-2 overflow-x-auto rounded-card"
          >
            {draft.images.map((image, index) => (
              <li
                key={image.id}
                className="relative aspect-4/3 w-full shrink-0 snap-center overflow-hidden rounded-card bg-sunken sm:w-2/3"
              >
                <Picture
                  image={image}
                  alt={t('photos.alt', { number: index + 1, total: draft.images.length })}
                  place="preview"
                  priority={index === 0 ? 'first' : 'lazy'}
                />
              </li>
            ))}
          </ul>
        ) : (
          <div className="flex aspect-4/3 max-h-60 flex-col items-center justify-center gap-2 rounded-card bg-sunken text-muted">
            <ImageOff aria-hidden className="size-8" />
            {common('card.noPicture')}
          </div>
        )}
        <p className="text-2xl font-bold tabular-nums">
          {price ? formatPrice(locale, price) : common('card.onRequest')}
          {draft.negotiable && amount !== 0 ? (
            <span className="ml-2 text-sm font-normal text-muted">{common('card.negotiable')}</span>
          ) : null}
        </p>
        <h2 className="text-xl font-semibold">{draft.title}</h2>
        {draft.place ? (
          <p className="flex items-center gap-1 text-sm text-muted">
            <MapPin aria-hidden className="size-4" />
            {draft.place.name}, {draft.place.county}
          </p>
        ) : null}
        {rows.length > 0 ? (
          <dl className="grid gap-x-6 gap-y-2 border-y border-line py-3 sm:grid-cols-2">
            {rows.map(([name, value]) => (
              <div key={name} className="flex flex-wrap justify-between gap-x-4">
                <dt className="text-muted">{name}</dt>
                <dd className="min-w-0 text-right font-medium wrap-anywhere">{value}</dd>
              </div>
            ))}
          </dl>
        ) : null}
        <p className="whitespace-pre-line">{draft.description}</p>
      </article>

      <section aria-labelledby="preview-card" className="flex flex-col gap-3">
        <h3 id="preview-card" className="text-lg font-semibold">
          {t('preview.card')}
        </h3>
        <div className="w-1/2 sm:w-1/3">
          <ListingCardView
            locale={locale}
            now={now}
            t={common}
            item={{
              title: draft.title,
              price,
              negotiable: draft.negotiable,
              place: draft.place ? { ...draft.place, countyCode: '' } : null,
              image: draft.images[0] ?? null,
              imageCount: draft.images.length,
              status: 'published',
              publishedAt: new Date(now).toISOString(),
            }}
          />
        </div>
      </section>
    </div>
  )
}
