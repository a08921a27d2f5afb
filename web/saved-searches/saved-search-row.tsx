'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { SavedSearch } from '../client/types.ts'
import { formatMoment } from '../i18n/format.ts'
import { href, type Locale } from '../i18n/routes.ts'
import { Button } from '../ui/button.tsx'
import { type SearchChoice, SearchForm } from './search-form.tsx'

/** A saved search, and the form that changes it once that was asked for. */
export function SavedSearchRow({
  locale,
  item,
  isBusy,
  onChange,
  onRemove,
}: {
  locale: Locale
  item: SavedSearch
  isBusy: boolean
  /** Resolves to whether it went well. */
  onChange: (choice: SearchChoice) => Promise<boolean>
  onRemove: () => void
}) {
  const t = useTranslations('savedSearches')
  const [isChanging, setChanging] = useState(false)
  const { id, name, frequency, page, toldAt } = item

  async function change(choice: SearchChoice) {
    if (await onChange(choice)) setChanging(false)
  }

  return (
    <li className="flex flex-col gap-3 rounded-card border border-line bg-surface p-4">
      <div>
        <h2 className="font-semibold break-words">{name}</h2>
        <p className="text-sm text-muted">
          {t('frequency')}: {t(`frequencies.${frequency}`)}
          {toldAt === null ? null : ` · ${t('toldAt', { time: formatMoment(locale, toldAt) })}`}
        </p>
      </div>
      {isChanging ? (
        <SearchForm
          id={`search-${id}`}
          initial={item}
          submit={t('save')}
          isBusy={isBusy}
          onSubmit={(choice) => void change(choice)}
        >
          <Button look="secondary" onClick={() => setChanging(false)}>
            {t('cancel')}
          </Button>
        </SearchForm>
      ) : (
        <div className="flex flex-wrap items-center gap-3">
          {page === null ? null : (
            <a
              className="inline-flex min-h-target items-center text-accent underline"
              href={`${href(locale, 'listings')}?${page}`}
              aria-label={t('resultsOf', { name })}
            >
              {t('results')}
            </a>
          )}
          <Button
            look="secondary"
            aria-label={t('changeOne', { name })}
            disabled={isBusy}
            onClick={() => setChanging(true)}
          >
            {t('change')}
          </Button>
          <Button look="secondary" aria-label={t('removeOne', { name })} disabled={isBusy} onClick={onRemove}>
            {t('remove')}
          </Button>
        </div>
      )}
    </li>
  )
}
