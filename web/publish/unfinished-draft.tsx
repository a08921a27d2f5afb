'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { answer } from '../client/api.ts'
import type { OwnListingCard } from '../client/types.ts'
import { href, type Locale } from '../i18n/routes.ts'
import { api } from '../session/api.ts'

/** The way back to the draft that was begun last, shown where a new one is about to begin. */
export function UnfinishedDraft({ locale }: { locale: Locale }) {
  const t = useTranslations('publish')
  const [draft, setDraft] = useState<OwnListingCard | undefined>()
  useEffect(() => {
    const query = { status: 'draft', limit: 1 } as const
    answer(api.GET('/v1/me/listings', { params: { query }, cache: 'no-store' }))
      .then(({ items }) => setDraft(items[0]))
      // It is an offer only; without it the form works as well.
      .catch(() => undefined)
  }, [])
  if (!draft) return null
  return (
    <p className="rounded-card bg-accent-soft p-4">
      {draft.title ? t('unfinished', { title: draft.title }) : t('unfinishedUntitled')}{' '}
      <a href={`${href(locale, 'publish')}?draft=${draft.id}`} className="font-medium text-accent underline">
        {t('resume')}
      </a>
    </p>
  )
}
