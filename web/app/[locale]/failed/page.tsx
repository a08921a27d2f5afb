import type { Metadata } from 'next'
import { getTranslations, setRequestLocale } from 'next-intl/server'
import type { Locale } from '../../../i18n/routes.ts'
import { Message } from '../../../layout/message.tsx'

export const dynamic = 'force-dynamic'
export const metadata: Metadata = { robots: { index: false } }

/** What the page server answers with where a page cannot be rendered, most often because the gateway is away. */
export default async function FailedPage({ params }: { params: Promise<{ locale: Locale }> }) {
  const { locale } = await params
  setRequestLocale(locale)
  const t = await getTranslations({ locale, namespace: 'common.error' })
  return <Message locale={locale} status={503} title={t('unavailableTitle')} text={t('unavailableText')} />
}
