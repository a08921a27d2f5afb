'use client'

import { useTranslations } from 'next-intl'
import { findCategory } from '../catalogue/tree.ts'
import type { CategoryNode, ImportPreview } from '../client/types.ts'
import { formatPrice } from '../i18n/format.ts'
import type { Locale } from '../i18n/routes.ts'
import { useReason } from './reason.ts'

/** The first rows as the listings that they would be, or why they would be none. */
export function PreviewList({
  preview,
  locale,
  categories,
}: {
  preview: ImportPreview | { fault: string } | undefined
  locale: Locale
  categories: CategoryNode[]
}) {
  const t = useTranslations('imports')
  const reasonOf = useReason()
  if (preview === undefined) return null
  return (
    <section aria-live="polite" className="flex flex-col gap-3">
      <h2 className="text-lg font-semibold">{t('preview')}</h2>
      {'fault' in preview ? (
        <p className="rounded-card border border-danger bg-danger-soft p-4 wrap-anywhere whitespace-pre-line">
          {preview.fault}
        </p>
      ) : (
        <ol className="grid gap-3 sm:grid-cols-2">
          {preview.items.map(({ line, listing, refusal, notes }) => (
            <li key={line} className="rounded-card border border-line bg-surface p-4">
              <p className="text-sm text-muted">{t('line', { line })}</p>
              {listing === null ? (
                <p className="font-medium text-danger wrap-anywhere">
                  {refusal === null ? null : reasonOf(refusal.reason, refusal)}
                </p>
              ) : (
                <>
                  <p className="font-semibold wrap-anywhere">{listing.title}</p>
                  <p className="wrap-anywhere">
                    {[
                      listing.price === null ? t('onRequest') : formatPrice(locale, listing.price),
                      listing.placeName,
                      findCategory(categories, listing.categoryId)?.name[locale] ?? listing.categoryId,
                    ]
                      .filter((part) => part !== null)
                      .join(' · ')}
                  </p>
                  {Object.keys(listing.attributes).length === 0 ? null : (
                    <p className="text-sm text-muted wrap-anywhere">
                      {Object.entries(listing.attributes)
                        .map(([name, value]) => `${name}: ${String(value)}`)
                        .join(', ')}
                    </p>
                  )}
                </>
              )}
              {notes.map((note) => (
                <p key={note} className="text-sm text-muted wrap-anywhere">
                  {note}
                </p>
              ))}
            </li>
          ))}
        </ol>
      )}
    </section>
  )
}
