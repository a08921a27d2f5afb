'use client'

import { useLocale, useTranslations } from 'next-intl'
import { href } from '../../i18n/routes.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'

/** The browser's side of a failure in an interactive page. */
export default function ErrorPage() {
  const locale = useLocale()
  const t = useTranslations('common.error')
  return (
    <main className="mx-auto flex max-w-prose flex-col items-start gap-4 px-4 py-16">
      <h1 className="text-2xl font-bold">{t('failedTitle')}</h1>
      <p className="text-muted">{t('failedText')}</p>
      <div className="flex flex-wrap gap-3">
        {/* What failed was the server's part, most often; only a new request brings it. */}
        <Button onClick={() => window.location.reload()}>{t('retry')}</Button>
        <ButtonLink look="secondary" href={href(locale, 'home')}>
          {t('home')}
        </ButtonLink>
      </div>
    </main>
  )
}
