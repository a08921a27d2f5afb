import { NextIntlClientProvider } from 'next-intl'
import { getTranslations } from 'next-intl/server'
import { VerifyBanner } from '../account/verify-banner.tsx'
import { fetchCategories, fetchRules } from '../client/gateway.ts'
import { loadMessages } from '../i18n/messages.ts'
import type { Locale } from '../i18n/routes.ts'
import { PageShell } from '../layout/page-shell.tsx'
import { PublishForm } from './publish-form.tsx'

/** The page around the publishing form: a new listing, or one that exists. */
export async function PublishPage({ locale, listingId }: { locale: Locale; listingId?: string }) {
  const t = await getTranslations({ locale, namespace: 'publish' })
  const { account, common, publish } = loadMessages(locale)
  const { form, condition, card, priceGuide, yes, no } = common
  const [tree, rules] = await Promise.all([fetchCategories(), fetchRules()])
  const address = listingId
    ? ({ route: 'myListingsId', params: { id: listingId } } as const)
    : ({ route: 'publish' } as const)
  return (
    <PageShell locale={locale} address={address}>
      <div className="mx-auto flex max-w-prose flex-col gap-6 py-8">
        <h1 className="text-2xl font-bold">{t(listingId ? 'editTitle' : 'title')}</h1>
        <NextIntlClientProvider
          locale={locale}
          messages={{
            publish,
            account,
            common: { form, condition, card, priceGuide, yes, no },
          }}
        >
          <VerifyBanner locale={locale} />
          <PublishForm locale={locale} tree={tree} rules={rules} {...(listingId ? { listingId } : {})} />
        </NextIntlClientProvider>
      </div>
    </PageShell>
  )
}
