import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { NextIntlClientProvider } from 'next-intl'
import { getTranslations, setRequestLocale } from 'next-intl/server'
import { DemoMails } from '../../../../account/demo-mails.tsx'
import { loadMessages } from '../../../../i18n/messages.ts'
import { isLocale } from '../../../../i18n/routes.ts'
import { PageShell } from '../../../../layout/page-shell.tsx'

interface Props {
  params: Promise<{ locale: string }>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params
  if (!isLocale(locale)) return {}
  const t = await getTranslations({ locale, namespace: 'demo' })
  return { title: t('title'), robots: { index: false }, referrer: 'no-referrer' }
}

/** There only where the demo's mails can be read. */
export default async function Page({ params }: Props) {
  const { locale } = await params
  if (!isLocale(locale) || process.env.PIATA_MAIL_READABLE !== 'true') notFound()
  setRequestLocale(locale)
  const t = await getTranslations({ locale, namespace: 'demo' })
  const { demo } = loadMessages(locale)
  return (
    <PageShell locale={locale} address={{ route: 'demoMail' }}>
      <div className="mx-auto flex max-w-prose flex-col gap-6 py-8">
        <h1 className="text-2xl font-bold">{t('title')}</h1>
        <p className="text-muted">{t('text')}</p>
        <NextIntlClientProvider locale={locale} messages={{ demo }}>
          <DemoMails locale={locale} />
        </NextIntlClientProvider>
      </div>
    </PageShell>
  )
}
