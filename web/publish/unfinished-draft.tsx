'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import type { OwnListingCard, Page } from '../client/types.ts'
import { href, type Locale } from '../i18n/routes.ts'
import { authorized } from '../session/session.ts'

/** The way back to the draft that was begun last, shown where a new one is about to begin. */
export function UnfinishedDraft({ locale }: { locale: Locale }) {
  const t = useTranslations('publish')
  const [draft, setDraft] = useState<OwnListingCard | undefined>()
  useEffect(() => {
    authorized('/v1/me/listings?status=draft&limit=1', { cache: 'no-store' })
      .then(async (response) => setDraft(((await response.json()) as Page<OwnListingCard>).items[0]))
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
