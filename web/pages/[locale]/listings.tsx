import { nameIn } from '@piata/config/languages'
import { BellPlus, SlidersHorizontal } from 'lucide-react'
import type { GetServerSideProps, PageConfig } from 'next'
import { type Landing, landingPath, landingText } from '../../client/landings.ts'
import { publicUrl } from '../../client/public-url.ts'
import { siteNow } from '../../client/site.ts'
import { href } from '../../i18n/routes.ts'
import { translator } from '../../i18n/translator.ts'
import { addressIn } from '../../layout/address.ts'
import { Breadcrumbs } from '../../layout/breadcrumbs.tsx'
import { type DocumentProps, localeOf, messageOf } from '../../layout/document.ts'
import { DocumentHead } from '../../layout/document-head.tsx'
import { PageShell } from '../../layout/page-shell.tsx'
import { StructuredData } from '../../layout/structured-data.tsx'
import { ListingGrid } from '../../listing/card.tsx'
import { lastOf } from '../../listing/last-row.tsx'
import { listingHref } from '../../listing/slug.ts'
import { countyName } from '../../results/counties.ts'
import { EmptyResults } from '../../results/empty.tsx'
import { FilterChips } from '../../results/filter-chips.tsx'
import { Filters } from '../../results/filters.tsx'
import { categoryHref, LandingAbout } from '../../results/landing.tsx'
import { filtersOf, loadResults, type Results } from '../../results/load.ts'
import { ResultsMap } from '../../results/map.tsx'
import { MoreResults } from '../../results/more.tsx'
import { SortSelect } from '../../results/sort-select.tsx'
import { change, parseState, type SearchState, toQuery } from '../../results/state.ts'
import { resultsTitle } from '../../results/title.ts'
import { ViewSwitch } from '../../results/view-switch.tsx'
import { type Way, waysOut } from '../../results/ways.ts'
import { buttonClasses } from '../../ui/button.tsx'

export const config: PageConfig = { unstable_runtimeJS: false }

interface Props extends DocumentProps {
  state: SearchState
  results: Results
  /** Where nothing is found: what would find something. */
  ways: Way[]
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
  return { props: { locale, state, results, ways: await waysOut(locale, state, results) } }
}) satisfies GetServerSideProps

export default function ResultsPage({ locale, state, results, ways }: Props) {
  const { answer, categories, path, attributes, place, shown } = results
  const t = translator(locale, 'results')
  const title = resultsTitle(locale, shown, results)
  const active = filtersOf(locale, state, results)
  const listings = href(locale, 'listings')
  const saveable = toQuery(change(shown, { sort: null, view: 'grid' }))
  const landing = landingOf(shown)
  const own = landing && landingPath(locale, landing) !== undefined ? landing : undefined
  const said = own && landingText(locale, own)
  const heading = said?.title ?? title
  const county = shown.counties.length === 1 ? countyName(shown.counties[0]!) : undefined
  const crumbs = [
    { name: t('all'), href: path.length > 0 ? listings : undefined },
    ...path.map((category, at) => ({
      name: nameIn(category.name, locale),
      href: at < path.length - 1 || county !== undefined ? categoryHref(locale, category.id) : undefined,
    })),
    ...(county === undefined || path.length === 0 ? [] : [{ name: county }]),
  ]
  const promoted = answer.promoted ?? []
  // Nobody is shown the same card twice on a page.
  const others = answer.items.filter(({ id }) => !promoted.some((one) => one.id === id))
  return (
    <PageShell
      locale={locale}
      address={{ route: 'listings', search: toQuery(state), landing: landingOf(state) }}
      query={state.q}
      category={state.category}
    >
      <DocumentHead
        locale={locale}
        address={{
          route: 'listings',
          search: toQuery(change(state, { sort: null, view: 'grid' })),
          landing: own,
        }}
        title={`${heading} – ${siteNow().name}`}
        description={t('metaDescription', { count: answer.total, what: heading })}
        index={own !== undefined || (answer.total > 0 && isAll(state))}
      />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-x-6 pt-4 lg:grid-cols-[16.5rem_minmax(0,1fr)]">
        <div className="lg:col-span-2">
          <Breadcrumbs label={t('breadcrumbs')} items={crumbs} />
        </div>
        <Filters
          locale={locale}
          state={shown}
          answer={answer}
          categories={categories}
          attributes={attributes}
          hasCondition={path.length === 0 || path.some((category) => category.hasCondition)}
        />
        <section id="results" aria-labelledby="results-title" className="min-w-0">
          {state.view === 'map' ? <ResultsMap locale={locale} state={state} place={place} /> : null}
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
              {heading}
            </h1>
            <div className="mt-2 flex flex-wrap items-center gap-3">
              <p
                id="results-count"
                className="text-muted"
                data-total={answer.total}
                data-last={lastOf({
                  category:
                    path.length > 0 ? [path.at(-1)!.id, nameIn(path.at(-1)!.name, locale)] : undefined,
                  place: place === null ? null : [place.name, place.county].filter(Boolean).join(', '),
                })}
                data-search={state.view === 'map' ? results.asked : undefined}
              >
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
              <div className="ml-auto">
                <ViewSwitch locale={locale} state={state} />
              </div>
            </div>
            <div
              id="results-bar"
              className="z-20 -mx-4 mt-2 flex flex-wrap items-center justify-between gap-2 bg-canvas px-4 py-1 lg:mx-0 lg:justify-end lg:px-0 max-lg:tall:sticky max-md:top-13 md:top-16"
            >
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
              <SortSelect locale={locale} state={shown} hasPlace={place !== null} />
            </div>
            {state.place !== null && place === null ? (
              <p className="mt-3 rounded-card bg-sunken p-3">
                {t('filters.placeUnknown', { place: state.place })}
              </p>
            ) : null}
            <FilterChips locale={locale} state={shown} active={active} />
            {answer.understood ? (
              <p className="mt-1 text-sm text-muted">
                <a
                  rel="nofollow"
                  data-swap
                  className="inline-flex min-h-target items-center text-accent underline lg:min-h-8"
                  href={`${listings}?${toQuery(change(state, { exact: true }))}`}
                >
                  {t('asWords', { query: state.q, count: answer.understood.asWords })}
                </a>
              </p>
            ) : null}
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
                  {promoted.length > 0 ? (
                    <section aria-labelledby="promoted" className="mb-6 border-b border-line pb-4">
                      <h2 id="promoted" className="mb-2 text-sm font-semibold text-muted">
                        {t('promoted')}
                      </h2>
                      <ListingGrid
                        isPromoted
                        locale={locale}
                        items={promoted}
                        categories={categories}
                        eager={2}
                        columns="lg:grid-cols-3 xl:grid-cols-4"
                        view={state.view === 'list' ? 'list' : 'grid'}
                      />
                    </section>
                  ) : null}
                  <h2 className="sr-only">{t('list')}</h2>
                  <ListingGrid
                    id="results-list"
                    locale={locale}
                    categories={categories}
                    items={others}
                    eager={4}
                    columns="lg:grid-cols-3 xl:grid-cols-4"
                    view={state.view === 'list' ? 'list' : 'grid'}
                  />
                  <MoreResults locale={locale} state={state} next={answer.next} />
                  {own ? <LandingAbout locale={locale} landing={own} path={path} text={said} /> : null}
                </>
              ) : (
                <EmptyResults
                  locale={locale}
                  state={shown}
                  what={title}
                  corrected={answer.corrected}
                  ways={ways}
                  saveable={saveable}
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

/** The category, and county, that is all that was chosen; in whatever order and view. */
function landingOf(state: SearchState): Landing | undefined {
  const { category, counties } = state
  if (category === null || counties.length > 1) return undefined
  const bare = parseState({ category, county: counties })
  const isBare = toQuery({ ...state, sort: null, view: 'grid' }) === toQuery(bare)
  return isBare ? { category, county: counties[0] ?? null } : undefined
}

/** Whether nothing was chosen at all. */
const isAll = (state: SearchState): boolean => toQuery({ ...state, sort: null, view: 'grid' }) === ''
