import { nameIn } from '@piata/config/languages'
import { X } from 'lucide-react'
import { attributeText, type KindBounds, kindOf, type ValueWords } from '../catalogue/kinds.ts'
import type { CategoryAttribute, CategoryNode, FacetValue, SearchAnswer } from '../client/types.ts'
import { href, type Locale } from '../i18n/routes.ts'
import { translator } from '../i18n/translator.ts'
import { buttonClasses } from '../ui/button.tsx'
import { inputClasses } from '../ui/field.tsx'
import { CategoryFilter } from './category-filter.tsx'
import { countyName } from './counties.ts'
import { Facet, type FacetOption, FilterGroup } from './facet.tsx'
import { PlaceFilter } from './place-filter.tsx'
import { PriceFilter } from './price-filter.tsx'
import type { SearchState } from './state.ts'

/** Attributes whose filters are open at first: a category names what buyers look at first in front. */
const openAttributes = 4

/**
 * All filters as one form: a column from 1024 px, a full-height sheet (a modal dialog) below. Without a script it is a plain
 * form, below the results on a narrow window; `enhance/filters.ts` applies each choice at once and opens the sheet.
 */
export function Filters({
  locale,
  state,
  answer,
  categories,
  attributes,
  hasCondition,
}: {
  locale: Locale
  state: SearchState
  answer: SearchAnswer
  categories: CategoryNode[]
  attributes: CategoryAttribute[]
  hasCondition: boolean
}) {
  const t = translator(locale, 'results.filters')
  const common = translator(locale, 'common')
  const words = { yes: common('yes'), no: common('no') }
  const counties = options(answer.facets.county, state.counties, countyName)
  const conditions = options(answer.facets.condition, state.conditions, (value) =>
    common(`condition.${value as 'new'}`),
  )
  return (
    <piata-filters className="contents">
      <aside
        id="filters"
        aria-labelledby="filters-title"
        className="max-lg:order-last max-lg:[@media(scripting:enabled)]:hidden"
      >
        <form
          id="filters-form"
          action={href(locale, 'listings')}
          method="get"
          className="flex min-h-full flex-col"
        >
          <div className="top-0 z-10 flex items-center tall:sticky justify-between border-b border-line bg-surface px-4 py-2 lg:hidden">
            <h2 id="filters-title" className="text-lg font-bold">
              {t('title')}
            </h2>
            <button
              type="button"
              data-close-filters
              aria-label={t('close')}
              className="needs-script inline-flex min-h-target min-w-target items-center justify-center rounded-card hover:bg-sunken"
            >
              <X aria-hidden className="size-6" />
            </button>
          </div>
          <div id="filters-body" className="flex flex-1 flex-col gap-3 p-4 lg:p-0">
            {state.q ? <input type="hidden" name="q" value={state.q} /> : null}
            {state.q && state.exact ? <input type="hidden" name="exact" value="1" /> : null}
            {state.box ? <input type="hidden" name="box" value={state.box} /> : null}
            {state.view === 'grid' ? null : <input type="hidden" name="view" value={state.view} />}
            {state.category ? <input type="hidden" name="category" value={state.category} /> : null}
            {state.seller ? <input type="hidden" name="seller" value={state.seller} /> : null}
            <CategoryFilter
              locale={locale}
              state={state}
              categories={categories}
              counts={answer.facets.category ?? []}
            />
            <PlaceFilter locale={locale} state={state} />
            <PriceFilter locale={locale} state={state} range={answer.ranges.price ?? null} />
            {hasCondition ? (
              <Facet
                id="condition"
                name="condition"
                label={t('condition')}
                options={conditions}
                locale={locale}
                isOpen
              />
            ) : null}
            {attributes.map((attribute, at) => {
              const { bounds } = kindOf(attribute)
              return bounds ? (
                <BoundsFilter
                  key={attribute.name}
                  locale={locale}
                  attribute={attribute}
                  kind={bounds}
                  bounds={state.bounds[attribute.name]}
                  range={answer.ranges[`attr.${attribute.name}`] ?? null}
                  labels={{ min: t('min'), max: t('max') }}
                  words={words}
                  isOpen={at < openAttributes}
                />
              ) : (
                <Facet
                  key={attribute.name}
                  id={`attr-${attribute.name}`}
                  name={`attr.${attribute.name}`}
                  label={nameIn(attribute.label, locale)}
                  locale={locale}
                  isOpen={at < openAttributes}
                  options={options(
                    answer.facets[`attr.${attribute.name}`],
                    state.attributes[attribute.name] ?? [],
                    (value) => attributeText(locale, attribute, value, words),
                  )}
                />
              )
            })}
            <Facet
              id="county"
              name="county"
              label={t('county')}
              options={counties}
              locale={locale}
              isOpen={attributes.length === 0}
            />
          </div>
          <div className="bottom-0 border-t tall:sticky border-line bg-surface p-4 lg:border-0 lg:static! lg:bg-transparent lg:px-0 lg:[@media(scripting:enabled)]:hidden">
            <button id="filters-apply" type="submit" className={buttonClasses('primary', 'w-full')}>
              {t('show', { count: answer.total })}
            </button>
          </div>
        </form>
      </aside>
      <dialog
        id="filters-sheet"
        aria-labelledby="filters-title"
        className="m-0 h-dvh max-h-none w-full max-w-none scroll-py-24 border-0 bg-canvas p-0 text-ink"
      />
    </piata-filters>
  )
}

/** A facet's values with hits, and the chosen ones whether they have any or not. */
function options(
  counted: FacetValue[] | undefined,
  chosen: string[],
  label: (value: string) => string,
): FacetOption[] {
  const found = (counted ?? []).filter(({ value, count }) => count > 0 || chosen.includes(value))
  const missing = chosen
    .filter((value) => !found.some((known) => known.value === value))
    .map((value) => ({ value, count: 0 }))
  return [...found, ...missing].map(({ value, count }) => ({
    value,
    count,
    label: label(value),
    checked: chosen.includes(value),
  }))
}

/** Bounds of an attribute; what is found says the possible ends. */
function BoundsFilter({
  locale,
  attribute,
  kind,
  bounds,
  range,
  labels,
  words,
  isOpen,
}: {
  locale: Locale
  attribute: CategoryAttribute
  kind: KindBounds
  bounds: { min: number | null; max: number | null } | undefined
  range: { min: number; max: number } | null
  labels: { min: string; max: string }
  words: ValueWords
  isOpen: boolean
}) {
  if (range === null && !bounds) return null
  const { unitLabel, ...unitless } = attribute
  const name = nameIn(attribute.label, locale)
  const label = unitLabel ? `${name} (${nameIn(unitLabel, locale)})` : name
  return (
    <FilterGroup id={`attr-${attribute.name}`} label={label} isOpen={isOpen || bounds !== undefined}>
      <div className="grid grid-cols-2 gap-2">
        {(['min', 'max'] as const).map((end) => {
          const name = `attr.${attribute.name}${end === 'min' ? 'Min' : 'Max'}`
          const chosen = bounds?.[end] ?? null
          return (
            <label key={end} className="text-xs text-muted">
              {labels[end]}
              <input
                id={`filter-${name}`}
                name={name}
                {...kind.input}
                autoComplete="off"
                maxLength={14}
                defaultValue={chosen === null ? '' : kind.typed(chosen)}
                placeholder={range ? attributeText(locale, unitless, range[end], words) : undefined}
                className={inputClasses}
              />
            </label>
          )
        })}
      </div>
    </FilterGroup>
  )
}
