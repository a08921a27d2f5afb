import { href, type Locale } from '../i18n/routes.ts'
import { translator } from '../i18n/translator.ts'
import { ButtonLink } from '../ui/button.tsx'
import { PageShell } from './page-shell.tsx'

/** Statuses of pages that only say why there is nothing. */
export type MessageStatus = 404 | 410 | 429 | 503

const names = { 404: 'notFound', 410: 'gone', 429: 'tooMany', 503: 'unavailable' } as const

export function messageTitle(locale: Locale, status: MessageStatus): string {
  return translator(locale, 'common.error')(`${names[status]}Title`)
}

/** A page that only says why there is nothing. */
export function Message({ locale, status }: { locale: Locale; status: MessageStatus }) {
  const t = translator(locale, 'common.error')
  const isTemporary = status === 503 || status === 429
  const text = status === 410 ? t('notFoundText') : t(`${names[status]}Text`)
  return (
    <PageShell locale={locale} address={{ route: 'home' }}>
      <div className="mx-auto flex max-w-prose flex-col items-start gap-4 py-16">
        <h1 className="text-2xl font-bold">{messageTitle(locale, status)}</h1>
        <p className="text-muted">{text}</p>
        <div className="flex flex-wrap gap-3">
          {/* An empty address is the page's own. */}
          {isTemporary ? <ButtonLink href="">{t('retry')}</ButtonLink> : null}
          <ButtonLink look={isTemporary ? 'secondary' : 'primary'} href={href(locale, 'home')}>
            {t('home')}
          </ButtonLink>
        </div>
      </div>
    </PageShell>
  )
}
