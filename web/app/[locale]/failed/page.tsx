import type { Metadata } from 'next'
import { getTranslations, setRequestLocale } from 'next-intl/server'
import type { Locale } from '../../../i18n/routes.ts'
import { Message, NotFoundMessage } from '../../../layout/message.tsx'

export const dynamic = 'force-dynamic'
export const metadata: Metadata = { robots: { index: false } }

interface Props {
  params: Promise<{ locale: Locale }>
  searchParams: Promise<{ status?: string }>
}

/** What the page server answers with where it has no page to show; `status` says why. */
export default async function FailedPage({ params, searchParams }: Props) {
  const { locale } = await params
  setRequestLocale(locale)
  const { status } = await searchParams
  if (status === '404' || status === '400' || status === '414') return <NotFoundMessage locale={locale} />
  const t = await getTranslations({ locale, namespace: 'common.error' })
  if (status === '429')
    return <Message locale={locale} status={429} title={t('tooManyTitle')} text={t('tooManyText')} />
  return <Message locale={locale} status={503} title={t('unavailableTitle')} text={t('unavailableText')} />
}
