import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { NextIntlClientProvider } from 'next-intl'
import { getTranslations, setRequestLocale } from 'next-intl/server'
import { loadMessages } from '../../../../i18n/messages.ts'
import { isLocale } from '../../../../i18n/routes.ts'
import { PageShell } from '../../../../layout/page-shell.tsx'
import { Queue } from '../../../../moderation/queue.tsx'

interface Props {
  params: Promise<{ locale: string }>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params
  if (!isLocale(locale)) return {}
  const t = await getTranslations({ locale, namespace: 'moderation' })
  return { title: t('queue.title'), robots: { index: false } }
}

export default async function Page({ params }: Props) {
  const { locale } = await params
  if (!isLocale(locale)) notFound()
  setRequestLocale(locale)
  const t = await getTranslations({ locale, namespace: 'moderation' })
  const { moderation, staff } = loadMessages(locale)
  return (
    <PageShell locale={locale} address={{ route: 'adminQueue' }}>
      <div className="flex flex-col gap-6 py-8">
        <h1 className="text-2xl font-bold">{t('queue.title')}</h1>
        <NextIntlClientProvider locale={locale} messages={{ moderation, staff }}>
          <Queue locale={locale} />
        </NextIntlClientProvider>
      </div>
    </PageShell>
  )
}
