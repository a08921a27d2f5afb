import { getTranslations } from 'next-intl/server'
import { href, type Locale } from '../i18n/routes.ts'
import { ButtonLink } from '../ui/button.tsx'
import { PageShell } from './page-shell.tsx'

/** A page that only says why there is nothing; the page server answers with `status`. */
export async function Message({
  locale,
  status,
  title,
  text,
}: {
  locale: Locale
  status: number
  title: string
  text: string
}) {
  const t = await getTranslations({ locale, namespace: 'common.error' })
  const isTemporary = status === 503 || status === 429
  return (
    <PageShell locale={locale} address={{ route: 'home' }}>
      <title>{`${title} – Piata`}</title>
      <meta name="piata-status" content={String(status)} />
      <meta name="robots" content="noindex" />
      <div className="mx-auto flex max-w-prose flex-col items-start gap-4 py-16">
        <h1 className="text-2xl font-bold">{title}</h1>
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

export async function NotFoundMessage({ locale, status = 404 }: { locale: Locale; status?: 404 | 410 }) {
  const t = await getTranslations({ locale, namespace: 'common.error' })
  return (
    <Message
      locale={locale}
      status={status}
      title={t(status === 410 ? 'goneTitle' : 'notFoundTitle')}
      text={t('notFoundText')}
    />
  )
}
