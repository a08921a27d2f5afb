import { ChevronRight } from 'lucide-react'
import type { GetServerSideProps, PageConfig } from 'next'
import { fetchCategories, fetchNewest, fetchSearch } from '../../client/gateway.ts'
import { publicUrl } from '../../client/public-url.ts'
import type { CategoryNode, FacetValue, ListingCard } from '../../client/types.ts'
import { formatNumber } from '../../i18n/format.ts'
import { href } from '../../i18n/routes.ts'
import { translator } from '../../i18n/translator.ts'
import { type DocumentProps, localeOf } from '../../layout/document.ts'
import { DocumentHead } from '../../layout/document-head.tsx'
import { PageShell } from '../../layout/page-shell.tsx'
import { SearchBox } from '../../layout/search-box.tsx'
import { StructuredData } from '../../layout/structured-data.tsx'
import { ListingGrid } from '../../listing/card.tsx'
import { RecentlyViewed } from '../../listing/recently-viewed.tsx'
import { facetCounts } from '../../results/facet-counts.ts'
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
          name: 'Piata',
          url: publicUrl + href(locale, 'home'),
          potentialAction: {
            '@type': 'SearchAction',
            target: `${publicUrl}${listings}?q={search_term_string}`,
            'query-input': 'required name=search_term_string',
          },
        }}
      />
      <section className="relative z-20 -mx-4 bg-accent-soft px-4 py-8 md:mx-0 md:mt-6 md:rounded-card md:px-12 md:py-12">
        <h1 className="text-2xl font-bold md:text-3xl">{t('title')}</h1>
        <p className="mt-2 mb-6 text-muted">{t('lead', { count: total })}</p>
        <SearchBox locale={locale} />
      </section>

      <section aria-labelledby="categories" className="pt-8">
        <h2 id="categories" className="text-xl font-bold">
          {t('categories')}
        </h2>
        <ul className="mt-4 grid grid-cols-2 gap-2 sm:grid-cols-3 md:gap-3 lg:grid-cols-5">
          {categories.map((category) => (
            <li key={category.id}>
              <a
                href={`${listings}?category=${category.id}`}
                className="flex h-full min-h-16 items-center gap-2 rounded-card border border-line bg-surface p-2 transition-shadow md:gap-3 md:p-3 hover:border-accent hover:shadow-lift"
              >
                <span className="flex size-9 shrink-0 md:size-10 items-center justify-center rounded-chip bg-accent-soft text-accent">
                  <CategoryIcon name={category.icon} className="size-5" />
                </span>
                <span className="min-w-0">
                  <span className="block text-sm leading-tight font-medium">{category.name[locale]}</span>
                  <span className="block text-xs text-muted tabular-nums">{countText(category.id)}</span>
                </span>
              </a>
            </li>
          ))}
        </ul>
      </section>

      <RecentlyViewed locale={locale} most={4} title={t('viewed')} />

      <section aria-labelledby="newest" className="pt-12">
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
          <ListingGrid locale={locale} items={newest} eager={2} />
        ) : (
          <p className="text-muted">{t('empty')}</p>
        )}
      </section>
    </PageShell>
  )
}
