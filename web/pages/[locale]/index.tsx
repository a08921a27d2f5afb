import { nameIn } from '@piata/config/languages'
import { ChevronRight } from 'lucide-react'
import type { GetServerSideProps, PageConfig } from 'next'
import { fetchCategories, fetchNewest, fetchSearch } from '../../client/gateway.ts'
import { publicUrl } from '../../client/public-url.ts'
import { siteNow } from '../../client/site.ts'
import type { CategoryNode, FacetValue, ListingCard } from '../../client/types.ts'
import { formatNumber } from '../../i18n/format.ts'
import { href } from '../../i18n/routes.ts'
import { translator } from '../../i18n/translator.ts'
import { type DocumentProps, localeOf } from '../../layout/document.ts'
import { DocumentHead } from '../../layout/document-head.tsx'
import { PageShell } from '../../layout/page-shell.tsx'
import { SearchWithPlace } from '../../layout/search-box.tsx'
import { StructuredData } from '../../layout/structured-data.tsx'
import { ListingGrid } from '../../listing/card.tsx'
import { RecentlyViewed } from '../../listing/recently-viewed.tsx'
import { facetCounts } from '../../results/facet-counts.ts'
import { categoryHref } from '../../results/landing.tsx'
import { CategoryIcon } from '../../ui/category-icon.tsx'

export const config: PageConfig = { unstable_runtimeJS: false }

interface Props extends DocumentProps {
  categories: CategoryNode[]
  newest: ListingCard[]
  /** Of all listings. */
  total: number
  /** By category. */
  counts: FacetValue[]
}

export const getServerSideProps = (async (context) => {
  const [categories, newest, all] = await Promise.all([
    fetchCategories(),
    fetchNewest(16),
    fetchSearch(new URLSearchParams({ limit: '1', facets: 'category' })),
  ])
  return {
    props: {
      locale: localeOf(context),
      categories,
      newest: newest.items,
      total: all.total,
      counts: all.facets.category ?? [],
    },
  }
}) satisfies GetServerSideProps<Props>

export default function HomePage({ locale, categories, newest, total, counts }: Props) {
  const t = translator(locale, 'home')
  const known = facetCounts(counts)
  const countText = (category: string) => {
    const count = known.of(category)
    return count === undefined ? null : formatNumber(locale, count)
  }
  const listings = href(locale, 'listings')
  return (
    <PageShell locale={locale} address={{ route: 'home' }} searchInHeader={false}>
      <DocumentHead
        locale={locale}
        address={{ route: 'home' }}
        title={t('metaTitle')}
        description={t('metaDescription')}
      />
      <StructuredData
        data={{
          '@context': 'https://schema.org',
          '@type': 'WebSite',
          name: siteNow().name,
          url: publicUrl + href(locale, 'home'),
          potentialAction: {
            '@type': 'SearchAction',
            target: `${publicUrl}${listings}?q={search_term_string}`,
            'query-input': 'required name=search_term_string',
          },
        }}
      />
      <section className="relative z-20 -mx-4 bg-accent-soft px-4 py-5 md:mx-0 md:mt-6 md:rounded-card md:px-12 md:py-8">
        <h1 className="text-xl font-bold md:text-3xl">{t('title')}</h1>
        <p className="mt-1 mb-4 text-muted">{t('lead', { count: total })}</p>
        <SearchWithPlace locale={locale} />
      </section>

      <section aria-labelledby="categories" className="pt-4 md:pt-6">
        <h2 id="categories" className="sr-only">
          {t('categories')}
        </h2>
        {/* One strip, so that there is something to look at below it without scrolling. */}
        <ul className="-mx-4 flex snap-x scroll-px-4 gap-2 overflow-x-auto px-4 py-1">
          {categories.map((category) => (
            <li key={category.id} className="w-26 shrink-0 grow snap-start">
              <a
                href={categoryHref(locale, category.id)}
                className="flex h-full min-h-target flex-col items-center gap-1 rounded-card border border-line bg-surface p-2 text-center hover:border-accent"
              >
                <span className="flex size-9 shrink-0 items-center justify-center rounded-chip bg-accent-soft text-accent">
                  <CategoryIcon name={category.icon} className="size-5" />
                </span>
                <span className="text-xs leading-tight font-medium hyphens-auto">
                  {nameIn(category.name, locale)}
                </span>
                <span className="mt-auto text-xs text-muted tabular-nums">{countText(category.id)}</span>
              </a>
            </li>
          ))}
        </ul>
      </section>

      <RecentlyViewed locale={locale} most={4} title={t('viewed')} />

      <section aria-labelledby="newest" className="pt-6">
        <div className="mb-4 flex flex-wrap items-baseline justify-between gap-2">
          <h2 id="newest" className="text-xl font-bold">
            {t('newest')}
          </h2>
          <a
            href={listings}
            className="inline-flex min-h-target items-center gap-1 font-medium text-accent hover:underline"
          >
            {t('seeAll')}
            <ChevronRight aria-hidden className="size-4" />
          </a>
        </div>
        {newest.length > 0 ? (
          <ListingGrid locale={locale} items={newest} categories={categories} eager={2} />
        ) : (
          <p className="text-muted">{t('empty')}</p>
        )}
      </section>
    </PageShell>
  )
}
