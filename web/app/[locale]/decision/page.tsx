import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { NextIntlClientProvider } from 'next-intl'
import { getTranslations, setRequestLocale } from 'next-intl/server'
import { loadMessages } from '../../../i18n/messages.ts'
import { isLocale } from '../../../i18n/routes.ts'
import { PageShell } from '../../../layout/page-shell.tsx'
import { Decision } from '../../../moderation/decision.tsx'

interface Props {
  params: Promise<{ locale: string }>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params
  if (!isLocale(locale)) return {}
  const t = await getTranslations({ locale, namespace: 'moderation' })
  return { title: t('decision.title'), robots: { index: false }, referrer: 'no-referrer' }
}

export default async function Page({ params }: Props) {
  const { locale } = await params
  if (!isLocale(locale)) notFound()
  setRequestLocale(locale)
  const t = await getTranslations({ locale, namespace: 'moderation' })
  const { account, moderation } = loadMessages(locale)
  return (
    <PageShell locale={locale} address={{ route: 'decision' }}>
      <div className="mx-auto flex max-w-form flex-col gap-6 py-8">
        <h1 className="text-2xl font-bold">{t('decision.title')}</h1>
        <NextIntlClientProvider locale={locale} messages={{ account, moderation }}>
          <Decision locale={locale} />
        </NextIntlClientProvider>
      </div>
    </PageShell>
  )
}
