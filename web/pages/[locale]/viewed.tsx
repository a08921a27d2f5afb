import type { GetServerSideProps, PageConfig } from 'next'
import { categoryPath } from '../../catalogue/tree.ts'
import { fetchCategories, fetchListings, fetchSearch } from '../../client/gateway.ts'
import type { CategoryNode, ListingCard } from '../../client/types.ts'
import { translator } from '../../i18n/translator.ts'
import { type DocumentProps, localeOf } from '../../layout/document.ts'
import { DocumentHead } from '../../layout/document-head.tsx'
import { PageShell } from '../../layout/page-shell.tsx'
import { ListingGrid } from '../../listing/card.tsx'
import { RecentlyViewed } from '../../listing/recently-viewed.tsx'
import { findPlace } from '../../results/place.ts'

export const config: PageConfig = { unstable_runtimeJS: false }

/** As many as the API gives at once. */
const most = 50
const uuid = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/

interface Props extends DocumentProps {
  /** Of the listings that the address names; null where it names none. */
  items: ListingCard[] | null
  categories: CategoryNode[]
}

export const getServerSideProps = (async (context) => {
  const asked = (name: string) => String([context.query[name]].flat()[0] ?? '').slice(0, 2_000)
  const ids = asked('ids')
    .split(',')
    .filter((id) => uuid.test(id))
  const categories = await fetchCategories()
  const items =
    ids.length > 0
      ? await fetchListings(ids.slice(0, most))
      : await newestOf(asked('category'), asked('place'), categories)
  return { props: { locale: localeOf(context), items, categories } }
}) satisfies GetServerSideProps<Props>

/** The newest of a category or near a place, for the home page's rows of what a browser remembers; null where neither is named. */
async function newestOf(
  category: string,
  place: string,
  categories: CategoryNode[],
): Promise<ListingCard[] | null> {
  const isKnown = categoryPath(categories, category).length > 0
  const near = isKnown || place === '' ? undefined : await findPlace(place.slice(0, 100))
  if (!isKnown && near === undefined) return null
  const by: Record<string, string> = near
    ? { near: `${near.lat},${near.lon}`, radiusKm: '25', sort: 'newest' }
    : { category }
  return (await fetchSearch(new URLSearchParams({ ...by, limit: '4', facets: '' }))).items
}

/** What was looked at last. Browsers remember it, so that the page itself holds nothing of it unless its address does. */
export default function ViewedPage({ locale, items, categories }: Props) {
  const t = translator(locale, 'viewed')
  return (
    <PageShell locale={locale} address={{ route: 'viewed' }}>
      <DocumentHead
        locale={locale}
        address={{ route: 'viewed' }}
        title={t('title')}
        description={t('intro')}
        index={false}
      />
      <div className="flex flex-col gap-6 py-8">
        <h1 className="text-2xl font-bold">{t('title')}</h1>
        <p className="text-muted">{t('intro')}</p>
        {items === null ? (
          <>
            <p id="viewed-none">{t('none')}</p>
            <h2 className="sr-only">{t('list')}</h2>
            <RecentlyViewed locale={locale} most={most} />
          </>
        ) : (
          <>
            <h2 className="sr-only">{t('list')}</h2>
            <ListingGrid id="viewed-list" locale={locale} items={items} categories={categories} eager={0} />
          </>
        )}
      </div>
    </PageShell>
  )
}
