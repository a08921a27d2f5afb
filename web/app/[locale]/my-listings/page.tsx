import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { NextIntlClientProvider } from 'next-intl'
import { getTranslations, setRequestLocale } from 'next-intl/server'
import { VerifyBanner } from '../../../account/verify-banner.tsx'
import { siteNow } from '../../../client/site.ts'
import { loadMessages } from '../../../i18n/messages.ts'
import { isLocale } from '../../../i18n/routes.ts'
import { PageShell } from '../../../layout/page-shell.tsx'
import { MyListings } from '../../../my-listings/my-listings.tsx'

interface Props {
  params: Promise<{ locale: string }>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params
  if (!isLocale(locale)) return {}
  const t = await getTranslations({ locale, namespace: 'myListings' })
  return { title: t('title'), robots: { index: false } }
}

export default async function Page({ params }: Props) {
  const { locale } = await params
  if (!isLocale(locale)) notFound()
  setRequestLocale(locale)
  const t = await getTranslations({ locale, namespace: 'myListings' })
  const { account, common, myListings } = loadMessages(locale)
  return (
    <PageShell locale={locale} address={{ route: 'myListings' }}>
      <div className="mx-auto flex max-w-prose flex-col gap-6 py-8">
        <h1 className="text-2xl font-bold">{t('title')}</h1>
        <NextIntlClientProvider
          locale={locale}
          messages={{ account, myListings, common: { card: common.card } }}
        >
          <VerifyBanner locale={locale} />
          <MyListings locale={locale} hasPromotions={siteNow().promotions === 'on'} />
        </NextIntlClientProvider>
      </div>
    </PageShell>
  )
}
