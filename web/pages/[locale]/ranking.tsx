import type { GetServerSideProps, PageConfig } from 'next'
import { fetchRules } from '../../client/gateway.ts'
import { siteNow } from '../../client/site.ts'
import type { ListingRules } from '../../client/types.ts'
import { currencyName, formatNumber } from '../../i18n/format.ts'
import { translator } from '../../i18n/translator.ts'
import { type DocumentProps, localeOf } from '../../layout/document.ts'
import { DocumentHead } from '../../layout/document-head.tsx'
import { PageShell } from '../../layout/page-shell.tsx'

export const config: PageConfig = { unstable_runtimeJS: false }

interface Props extends DocumentProps {
  ranking: ListingRules['ranking']
}

export const getServerSideProps = (async (context) => {
  const { ranking } = await fetchRules()
  return { props: { locale: localeOf(context), ranking } }
}) satisfies GetServerSideProps<Props>

/** By what results are ordered, with the figures that search works with (Directive 2005/29/EC, Art. 7, 4a). */
export default function RankingPage({ locale, ranking }: Props) {
  const t = translator(locale, 'ranking')
  const address = { route: 'ranking' as const }
  const ratio = formatNumber(locale, ranking.title / ranking.description, 1)
  const currency = currencyName(locale, siteNow().currencies[0]!)
  const freshness = formatNumber(locale, ranking.freshness * 100, 0)
  return (
    <PageShell locale={locale} address={address}>
      <DocumentHead
        locale={locale}
        address={address}
        title={`${t('title')} – ${siteNow().name}`}
        description={t('intro')}
      />
      <article className="flex max-w-prose flex-col gap-4 py-8">
        <h1 className="text-2xl font-bold">{t('title')}</h1>
        <p>{t('intro')}</p>
        <h2 className="mt-4 text-xl font-bold">{t('words')}</h2>
        <ol className="list-decimal space-y-2 pl-6">
          <li>{t('match')}</li>
          <li>{t('weight', { ratio })}</li>
          <li>{t('freshness', { percent: freshness })}</li>
        </ol>
        <h2 className="mt-4 text-xl font-bold">{t('others')}</h2>
        <ul className="list-disc space-y-2 pl-6">
          <li>{t('newest')}</li>
          <li>{t('price', { currency })}</li>
          <li>{t('distance')}</li>
        </ul>
        <h2 className="mt-4 text-xl font-bold">{t('paid')}</h2>
        <p>
          {ranking.promotedPerPage > 0 ? t('promoted', { count: ranking.promotedPerPage }) : t('nobodyPays')}
        </p>
        <p>{t('nothingElse')}</p>
      </article>
    </PageShell>
  )
}
