import { nameIn } from '@piata/config/languages'
import { ChevronRight } from 'lucide-react'
import type { GetServerSideProps, PageConfig } from 'next'
import { categoryPath } from '../../catalogue/tree.ts'
import { fetchCategories, fetchNewest, fetchSearch } from '../../client/gateway.ts'
import { publicUrl } from '../../client/public-url.ts'
import { siteNow } from '../../client/site.ts'
import type { CategoryNode, FacetValue, ListingCard, SearchItem } from '../../client/types.ts'
import { formatNumber } from '../../i18n/format.ts'
import { href, type Locale } from '../../i18n/routes.ts'
import { translator } from '../../i18n/translator.ts'
import { type DocumentProps, localeOf } from '../../layout/document.ts'
import { DocumentHead } from '../../layout/document-head.tsx'
import { PageShell } from '../../layout/page-shell.tsx'
import { SearchWithPlace } from '../../layout/search-box.tsx'
import { StructuredData } from '../../layout/structured-data.tsx'
import { ListingGrid } from '../../listing/card.tsx'
import { LastRow } from '../../listing/last-row.tsx'
import { RecentlyViewed } from '../../listing/recently-viewed.tsx'
import { facetCounts } from '../../results/facet-counts.ts'
import { categoryHref } from '../../results/landing.tsx'
import { findPlace } from '../../results/place.ts'
import { CategoryIcon } from '../../ui/category-icon.tsx'

export const config: PageConfig = { unstable_runtimeJS: false }

interface Props extends DocumentProps {
  categories: CategoryNode[]
  newest: ListingCard[]
  /** Of all listings. */
  total: number
  /** By category. */
  counts: FacetValue[]
  rows: Row[]
}

/** Listings of a theme. */
interface Row {
  theme: string
  /** A category's id, or a place's name. */
  about: string
  href: string | null
  items: SearchItem[]
}

/** A row on a desktop, two on a phone. */
const perRow = 4
const nearKm = 25

export const getServerSideProps = (async (context) => {
  const [categories, newest, all] = await Promise.all([
    fetchCategories(),
    fetchNewest(16),
    fetchSearch(new URLSearchParams({ limit: '1', facets: 'category' })),
  ])
  const locale = localeOf(context)
  return {
    props: {
      locale,
      rows: await rowsOf(locale, categories, [context.query.place].flat()[0]),
      categories,
      newest: newest.items,
      total: all.total,
      counts: all.facets.category ?? [],
    },
  }
}) satisfies GetServerSideProps<Props>

/** Near the place that the address names, of the categories that the operator chose, and what fell in price; those that hold something. */
async function rowsOf(locale: Locale, categories: CategoryNode[], place: string | undefined): Promise<Row[]> {
  const listings = href(locale, 'listings')
  const found = place === undefined ? undefined : await findPlace(place.slice(0, 100))
  const asked: (Omit<Row, 'items'> & { by: Record<string, string> })[] = [
    ...(found === undefined
      ? []
      : [
          {
            ...{ theme: 'near', about: found.name },
            href: `${listings}?${new URLSearchParams({ place: place!, radius: String(nearKm) })}`,
            by: { near: `${found.lat},${found.lon}`, radiusKm: String(nearKm), sort: 'newest' },
          },
        ]),
    ...siteNow()
      .homeCategories.filter((id) => categoryPath(categories, id).length > 0)
      .map((id) => ({ theme: 'category', about: id, href: categoryHref(locale, id), by: { category: id } })),
    { theme: 'reduced', about: '', href: null, by: { reduced: 'true', sort: 'reduced' } },
  ]
  const rows = asked.map(async ({ by, ...row }) => {
    const parameters = new URLSearchParams({ ...by, limit: String(perRow), facets: '' })
    // A row less is no reason to fail.
    const { items } = await fetchSearch(parameters).catch(() => ({ items: [] }))
    return { ...row, items }
  })
  return (await Promise.all(rows)).filter(({ items }) => items.length > 0)
}

export default function HomePage({ locale, categories, newest, total, counts, rows }: Props) {
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
        {/* Two lines on a phone in the fallback font too: a title that just fills one grows to two when Inter arrives, and moves all below it. */}
        <h1 className="max-w-[14em] text-xl font-bold md:max-w-none md:text-3xl">{t('title')}</h1>
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

      {rows
        .filter(({ theme }) => theme !== 'reduced')
        .map((row) => (
          <ThemeRow key={`${row.theme} ${row.about}`} locale={locale} categories={categories} row={row} />
        ))}

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
      {rows
        .filter(({ theme }) => theme === 'reduced')
        .map((row) => (
          <ThemeRow key="reduced" locale={locale} categories={categories} row={row} />
        ))}
      <LastRow locale={locale} kind="category" />
      {rows.some(({ theme }) => theme === 'near') ? null : <LastRow locale={locale} kind="place" />}
    </PageShell>
  )
}

function ThemeRow({ locale, categories, row }: { locale: Locale; categories: CategoryNode[]; row: Row }) {
  const t = translator(locale, 'home')
  const name =
    row.theme === 'category'
      ? nameIn(categoryPath(categories, row.about).at(-1)?.name ?? {}, locale)
      : row.about
  const title =
    row.theme === 'category' ? name : row.theme === 'near' ? t('near', { place: name }) : t('reduced')
  const id = `row-${row.theme}-${row.about || 'all'}`.replace(/[^a-z\d-]/gi, '-')
  return (
    <section aria-labelledby={id} className="pt-6">
      <div className="mb-4 flex flex-wrap items-baseline justify-between gap-2">
        <h2 id={id} className="text-xl font-bold">
          {title}
        </h2>
        {row.href === null ? null : (
          <a
            href={row.href}
            aria-label={t('seeAllOf', { name: title })}
            className="inline-flex min-h-target items-center gap-1 font-medium text-accent hover:underline"
          >
            {t('seeAll')}
            <ChevronRight aria-hidden className="size-4" />
          </a>
        )}
      </div>
      <ListingGrid locale={locale} items={row.items} categories={categories} eager={0} />
    </section>
  )
}
