import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { NextIntlClientProvider } from 'next-intl'
import { getTranslations, setRequestLocale } from 'next-intl/server'
import { fetchListing } from '../../../client/gateway.ts'
import { loadMessages } from '../../../i18n/messages.ts'
import { isLocale } from '../../../i18n/routes.ts'
import { Inbox } from '../../../inbox/inbox.tsx'
import { PageShell } from '../../../layout/page-shell.tsx'
import { idOfSlug } from '../../../listing/listing-path.ts'
import { ownStream } from '../../../session/event-stream.ts'

interface Props {
  params: Promise<{ locale: string }>
  searchParams: Promise<{ listing?: string | string[]; offer?: string | string[] }>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params
  if (!isLocale(locale)) return {}
  const t = await getTranslations({ locale, namespace: 'inbox' })
  return { title: t('title'), robots: { index: false } }
}

export default async function Page({ params, searchParams }: Props) {
  const { locale } = await params
  if (!isLocale(locale)) notFound()
  setRequestLocale(locale)
  const t = await getTranslations({ locale, namespace: 'inbox' })
  const { inbox, common, notifications } = loadMessages(locale)
  const { listing: asked, offer } = await searchParams
  const isOffer = offer !== undefined
  const id = typeof asked === 'string' ? idOfSlug(asked) : undefined
  const found = id === undefined ? undefined : await fetchListing(id)
  const listing = found === 'gone' ? undefined : found
  const search = listing === undefined ? undefined : `listing=${listing.id}${isOffer ? '&offer=1' : ''}`
  return (
    <PageShell locale={locale} address={{ route: 'messages', ...(search ? { search } : {}) }}>
      <div className="flex flex-col gap-3 py-4" {...{ [ownStream]: '' }}>
        <h1 className="text-2xl font-bold">{t('title')}</h1>
        <NextIntlClientProvider
          locale={locale}
          messages={{ inbox, notifications, common: { card: common.card } }}
        >
          <Inbox locale={locale} {...(listing ? { listing, isOffer } : {})} />
        </NextIntlClientProvider>
      </div>
    </PageShell>
  )
}
