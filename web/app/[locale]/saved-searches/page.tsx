import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { NextIntlClientProvider } from 'next-intl'
import { getTranslations, setRequestLocale } from 'next-intl/server'
import { loadMessages } from '../../../i18n/messages.ts'
import { isLocale } from '../../../i18n/routes.ts'
import { PageShell } from '../../../layout/page-shell.tsx'
import { proposalOf } from '../../../saved-searches/proposal.ts'
import { SavedSearches } from '../../../saved-searches/saved-searches.tsx'

interface Props {
  params: Promise<{ locale: string }>
  searchParams: Promise<{ new?: string | string[] }>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params
  if (!isLocale(locale)) return {}
  const t = await getTranslations({ locale, namespace: 'savedSearches' })
  return { title: t('title'), robots: { index: false } }
}

export default async function Page({ params, searchParams }: Props) {
  const { locale } = await params
  if (!isLocale(locale)) notFound()
  setRequestLocale(locale)
  const t = await getTranslations({ locale, namespace: 'savedSearches' })
  const { savedSearches, notifications } = loadMessages(locale)
  const { new: asked } = await searchParams
  const proposal = typeof asked === 'string' ? await proposalOf(locale, asked) : undefined
  const search =
    proposal === undefined ? undefined : new URLSearchParams({ new: proposal.page ?? '' }).toString()
  return (
    <PageShell locale={locale} address={{ route: 'savedSearches', ...(search ? { search } : {}) }}>
      <div className="mx-auto flex max-w-prose flex-col gap-6 py-8">
        <h1 className="text-2xl font-bold">{t('title')}</h1>
        <p className="text-muted">{t('intro')}</p>
        <NextIntlClientProvider locale={locale} messages={{ savedSearches, notifications }}>
          <SavedSearches locale={locale} {...(proposal ? { proposal } : {})} />
        </NextIntlClientProvider>
      </div>
    </PageShell>
  )
}
