import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations, setRequestLocale } from 'next-intl/server'
import { isLocale } from '../../../../i18n/routes.ts'
import { PublishPage } from '../../../../publish/publish-page.tsx'

interface Props {
  params: Promise<{ locale: string; id: string }>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params
  if (!isLocale(locale)) return {}
  const t = await getTranslations({ locale, namespace: 'publish' })
  return { title: t('editTitle'), robots: { index: false } }
}

export default async function Page({ params }: Props) {
  const { locale, id } = await params
  if (!isLocale(locale)) notFound()
  setRequestLocale(locale)
  return <PublishPage locale={locale} listingId={id} />
}
