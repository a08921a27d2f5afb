import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { NextIntlClientProvider } from 'next-intl'
import { getTranslations, setRequestLocale } from 'next-intl/server'
import { loadMessages } from '../../../i18n/messages.ts'
import { isLocale } from '../../../i18n/routes.ts'
import { Imports } from '../../../imports/imports.tsx'
import { PageShell } from '../../../layout/page-shell.tsx'

interface Props {
  params: Promise<{ locale: string }>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params
  if (!isLocale(locale)) return {}
  const t = await getTranslations({ locale, namespace: 'imports' })
  return { title: t('title'), robots: { index: false } }
}

export default async function Page({ params }: Props) {
  const { locale } = await params
  if (!isLocale(locale)) notFound()
  setRequestLocale(locale)
  const t = await getTranslations({ locale, namespace: 'imports' })
  const { imports } = loadMessages(locale)
  return (
    <PageShell locale={locale} address={{ route: 'imports' }}>
      <div className="flex flex-col gap-6 py-8">
        <h1 className="text-2xl font-bold">{t('title')}</h1>
        <p className="max-w-prose text-muted">{t('intro')}</p>
        <NextIntlClientProvider locale={locale} messages={{ imports }}>
          <Imports locale={locale} />
        </NextIntlClientProvider>
      </div>
    </PageShell>
  )
}
