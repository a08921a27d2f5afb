import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { NextIntlClientProvider } from 'next-intl'
import { getTranslations, setRequestLocale } from 'next-intl/server'
import { Agents } from '../../../../agents/agents.tsx'
import { publicUrl } from '../../../../client/public-url.ts'
import { loadMessages } from '../../../../i18n/messages.ts'
import { href, isLocale } from '../../../../i18n/routes.ts'
import { PageShell } from '../../../../layout/page-shell.tsx'
import { ButtonLink } from '../../../../ui/button.tsx'

interface Props {
  params: Promise<{ locale: string }>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params
  if (!isLocale(locale)) return {}
  const t = await getTranslations({ locale, namespace: 'agents' })
  return { title: t('title'), robots: { index: false } }
}

export default async function Page({ params }: Props) {
  const { locale } = await params
  if (!isLocale(locale)) notFound()
  setRequestLocale(locale)
  const t = await getTranslations({ locale, namespace: 'agents' })
  const { account, agents, staff, common } = loadMessages(locale)
  return (
    <PageShell locale={locale} address={{ route: 'adminAgents' }}>
      <div className="flex flex-col gap-6 py-8">
        <div className="flex flex-wrap items-center justify-between gap-4">
          <h1 className="text-2xl font-bold">{t('title')}</h1>
          <ButtonLink look="secondary" href={href(locale, 'adminFigures')}>
            {t('figures')}
          </ButtonLink>
        </div>
        <NextIntlClientProvider
          locale={locale}
          messages={{ account, agents, staff, common: { form: common.form } }}
        >
          <Agents locale={locale} site={publicUrl} />
        </NextIntlClientProvider>
      </div>
    </PageShell>
  )
}
