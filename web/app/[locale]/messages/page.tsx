import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { NextIntlClientProvider } from 'next-intl'
import { getTranslations, setRequestLocale } from 'next-intl/server'
import { VerifyBanner } from '../../../account/verify-banner.tsx'
import { fetchListing } from '../../../client/gateway.ts'
import { loadMessages } from '../../../i18n/messages.ts'
import { href, isLocale } from '../../../i18n/routes.ts'
import { Inbox } from '../../../inbox/inbox.tsx'
import { PageShell } from '../../../layout/page-shell.tsx'
import { idOfSlug } from '../../../listing/listing-path.ts'
import { ownStream } from '../../../session/event-stream.ts'

const uuid = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/

interface Props {
  params: Promise<{ locale: string }>
  searchParams: Promise<Record<'listing' | 'offer' | 'c', string | string[] | undefined>>
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
  const { account, inbox, common, notifications } = loadMessages(locale)
  const { errors, sending, verifyBanner } = account
  const { listing: asked, offer, c: thread } = await searchParams
  const isOffer = offer !== undefined
  const id = typeof asked === 'string' ? idOfSlug(asked) : undefined
  const found = id === undefined ? undefined : await fetchListing(id)
  const listing = found === 'gone' ? undefined : found
  const search = listing === undefined ? undefined : `listing=${listing.id}${isOffer ? '&offer=1' : ''}`
  // What mails lead to. Nothing but an id goes on into the element below.
  const chosen = typeof thread === 'string' && uuid.test(thread) ? `?c=${thread}` : ''
  const withoutScript = `${href(locale, 'plainMessages')}${listing ? `?listing=${listing.id}` : chosen}`
  const address = { route: 'messages', ...(search ? { search } : {}) } as const
  // Nobody without scripts sees it for longer than that; React would put the element into the head, for everybody.
  const lead = `<meta http-equiv="refresh" content="0; url=${withoutScript}">`
  return (
    <PageShell locale={locale} address={address} withoutScript={withoutScript}>
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: an address of ours, whose only parameter is an id */}
      <noscript dangerouslySetInnerHTML={{ __html: lead }} />
      <div className="flex flex-col gap-3 py-4" {...{ [ownStream]: '' }}>
        <h1 className="text-2xl font-bold">{t('title')}</h1>
        <NextIntlClientProvider
          locale={locale}
          messages={{
            inbox,
            notifications,
            account: { errors, sending, verifyBanner },
            common: { card: common.card },
          }}
        >
          <VerifyBanner locale={locale} />
          <Inbox locale={locale} {...(listing ? { listing, isOffer } : {})} />
        </NextIntlClientProvider>
      </div>
    </PageShell>
  )
}
