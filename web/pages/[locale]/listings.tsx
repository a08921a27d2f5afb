import { BellPlus, SlidersHorizontal } from 'lucide-react'
import type { GetServerSideProps, PageConfig } from 'next'
import { publicUrl } from '../../client/public-url.ts'
import { href } from '../../i18n/routes.ts'
import { translator } from '../../i18n/translator.ts'
import { addressIn } from '../../layout/address.ts'
import { Breadcrumbs } from '../../layout/breadcrumbs.tsx'
import { type DocumentProps, localeOf, messageOf } from '../../layout/document.ts'
import { DocumentHead } from '../../layout/document-head.tsx'
import { PageShell } from '../../layout/page-shell.tsx'
import { StructuredData } from '../../layout/structured-data.tsx'
import { ListingGrid } from '../../listing/card.tsx'
import { listingHref } from '../../listing/slug.ts'
import { activeFilters } from '../../results/active-filters.ts'
import { EmptyResults } from '../../results/empty.tsx'
import { FilterChips } from '../../results/filter-chips.tsx'
import { Filters } from '../../results/filters.tsx'
import { loadResults, type Results, totalsWithout } from '../../results/load.ts'
import { MoreResults } from '../../results/more.tsx'
import { SortSelect } from '../../results/sort-select.tsx'
import { change, parseState, type SearchState, toQuery } from '../../results/state.ts'
import { resultsTitle } from '../../results/title.ts'
import { buttonClasses } from '../../ui/button.tsx'

export const config: PageConfig = { unstable_runtimeJS: false }

interface Props extends DocumentProps {
  state: SearchState
  results: Results
  /** By filter, where nothing is found with all of them. */
  totals: Record<string, number>
}

export const getServerSideProps = (async (context) => {
  const locale = localeOf(context)
  const state = parseState(context.query)
  const results = await loadResults(state)
  if (!results) return messageOf(context, 404)
  if (results.cursorRefused) {
    const destination = addressIn(locale, { route: 'listings', search: toQuery({ ...state, cursor: null }) })
    return { redirect: { destination, permanent: false } }
  }
  return { props: { locale, state, results, totals: await totalsWithout(locale, state, results) } }
}) satisfies GetServerSideProps

export default function ResultsPage({ locale, state, results, totals }: Props) {
  const { answer, categories, path, attributes, place } = results
  const t = translator(locale, 'results')
  const title = resultsTitle(locale, state, results)
  const active = activeFilters(locale, state, attributes, place)
  const listings = href(locale, 'listings')
  const saveable = toQuery(change(state, { sort: null }))
  const crumbs = [
    { name: t('all'), href: path.length > 0 ? listings : undefined },
    ...path.map((category, at) => ({
      name: category.name[locale],
      href: at < path.length - 1 ? `${listings}?category=${category.id}` : undefined,
    })),
  ]
  return (
    <PageShell
      locale={locale}
      address={{ route: 'listings', search: toQuery(state) }}
      query={state.q}
      category={state.category}
    >
      <DocumentHead
        locale={locale}
        address={{ route: 'listings', search: toQuery(withoutViews(state)) }}
        title={`${title} – Piata`}
        description={t('metaDescription', { count: answer.total, what: title })}
        index={answer.total > 0 && state.q === '' && state.seller === null && state.cursor === null}
      />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-x-6 pt-4 lg:grid-cols-[16.5rem_minmax(0,1fr)]">
        <div className="lg:col-span-2">
          <Breadcrumbs label={t('breadcrumbs')} items={crumbs} />
        </div>
        <Filters
          locale={locale}
          state={state}
          answer={answer}
          categories={categories}
          attributes={attributes}
          hasCondition={path.length === 0 || path.some((category) => category.hasCondition)}
        />
        <section id="results" aria-labelledby="results-title" className="min-w-0">
          <div id="results-body">
            <StructuredData
              data={{
                '@context': 'https://schema.org',
                '@type': 'ItemList',
                numberOfItems: answer.total,
                itemListElement: answer.items.map((item, at) => ({
                  '@type': 'ListItem',
                  position: at + 1,
                  url: publicUrl + listingHref(locale, item),
                  name: item.title,
                })),
              }}
            />
            <h1 id="results-title" className="text-xl font-bold md:text-2xl">
              {title}
            </h1>
            <div className="mt-2 flex flex-wrap items-center gap-3">
              <p id="results-count" className="text-muted" data-total={answer.total}>
                {t('found', { count: answer.total })}
              </p>
              {answer.corrected && answer.total > 0 ? (
                <p className="text-muted">
                  <a
                    className="text-accent underline"
                    href={`${listings}?${toQuery(change(state, { q: answer.corrected }))}`}
                  >
                    {t('searchCorrected', { query: answer.corrected })}
                  </a>
                </p>
              ) : null}
              {saveable ? (
                <a
                  rel="nofollow"
                  className="inline-flex min-h-target items-center gap-2 text-accent underline"
                  href={`${href(locale, 'savedSearches')}?${new URLSearchParams({ new: saveable })}`}
                >
                  <BellPlus aria-hidden className="size-5" />
                  {t('save')}
                </a>
              ) : null}
              <div className="flex w-full flex-wrap items-center justify-between gap-2 sm:ml-auto sm:w-auto">
                <button
                  id="filters-open"
                  type="button"
                  data-open-filters
                  aria-haspopup="dialog"
                  className={buttonClasses('secondary', 'needs-script lg:hidden')}
                >
                  <SlidersHorizontal aria-hidden className="size-5" />
                  {t('filters.open', { count: active.length })}
                </button>
                <a
                  href="#filters"
                  className={buttonClasses('secondary', 'lg:hidden [@media(scripting:enabled)]:hidden')}
                >
                  {t('filters.open', { count: active.length })}
                </a>
                <SortSelect locale={locale} state={state} hasPlace={place !== null} />
              </div>
            </div>
            {state.place !== null && place === null ? (
              <p className="mt-3 rounded-card bg-sunken p-3">
                {t('filters.placeUnknown', { place: state.place })}
              </p>
            ) : null}
            <FilterChips locale={locale} state={state} active={active} />
            {state.cursor ? (
              <p className="mt-3">
                <a
                  className="text-accent underline"
                  href={`${listings}?${toQuery({ ...state, cursor: null })}`}
                >
                  {t('fromStart')}
                </a>
              </p>
            ) : null}
            <div className="mt-4">
              {answer.items.length > 0 ? (
                <>
                  <h2 className="sr-only">{t('list')}</h2>
                  <ListingGrid
                    id="results-list"
                    locale={locale}
                    items={answer.items}
                    eager={4}
                    columns="lg:grid-cols-3 xl:grid-cols-4"
                  />
                  <MoreResults locale={locale} state={state} next={answer.next} />
                </>
              ) : (
                <EmptyResults
                  locale={locale}
                  state={state}
                  what={title}
                  corrected={answer.corrected}
                  active={active}
                  totals={totals}
                />
              )}
            </div>
          </div>
        </section>
        <p id="results-status" role="status" className="sr-only" />
      </div>
    </PageShell>
  )
}

/** One address for search engines: the query, category and county; the rest are views of it. */
function withoutViews(state: SearchState): SearchState {
  return change(state, {
    place: null,
    priceMin: null,
    priceMax: null,
    conditions: [],
    attributes: {},
    bounds: {},
    sort: null,
  })
}
