import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { NextIntlClientProvider } from 'next-intl'
import { getTranslations, setRequestLocale } from 'next-intl/server'
import { Following } from '../../../following/following.tsx'
import { loadMessages } from '../../../i18n/messages.ts'
import { isLocale } from '../../../i18n/routes.ts'
import { PageShell } from '../../../layout/page-shell.tsx'

interface Props {
  params: Promise<{ locale: string }>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params
  if (!isLocale(locale)) return {}
  const t = await getTranslations({ locale, namespace: 'following' })
  return { title: t('title'), robots: { index: false } }
}

export default async function Page({ params }: Props) {
  const { locale } = await params
  if (!isLocale(locale)) notFound()
  setRequestLocale(locale)
  const t = await getTranslations({ locale, namespace: 'following' })
  const { following } = loadMessages(locale)
  return (
    <PageShell locale={locale} address={{ route: 'following' }}>
      <div className="mx-auto flex max-w-prose flex-col gap-6 py-8">
        <h1 className="text-2xl font-bold">{t('title')}</h1>
        <p className="text-muted">{t('intro')}</p>
        <NextIntlClientProvider locale={locale} messages={{ following }}>
          <Following locale={locale} />
        </NextIntlClientProvider>
      </div>
    </PageShell>
  )
}
