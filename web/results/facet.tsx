import { ChevronDown } from 'lucide-react'
import type { ReactNode } from 'react'
import { formatNumber } from '../i18n/format.ts'
import type { Locale } from '../i18n/routes.ts'
import { translator } from '../i18n/translator.ts'
import { inputClasses } from '../ui/field.tsx'
import { listItem } from './list.ts'

const shownAtOnce = 6
/** From how many values on a box to find one is worth its room. */
const worthFinding = 14

export interface FacetOption {
  value: string
  label: string
  count: number
  checked: boolean
}

/** What belongs to one filter, which can be folded; `enhance/swap.ts` keeps what somebody folded or opened. */
export function FilterGroup({
  id,
  label,
  isOpen,
  children,
}: {
  id: string
  label: string
  isOpen: boolean
  children: ReactNode
}) {
  return (
    <details id={`group-${id}`} open={isOpen} className="group/filter border-t border-line pt-1">
      <summary className="flex min-h-target items-center justify-between gap-2 rounded-card text-sm font-semibold hover:underline lg:min-h-9">
        {label}
        <ChevronDown
          aria-hidden
          className="size-4 shrink-0 transition-transform group-open/filter:rotate-180"
        />
      </summary>
      <fieldset className="min-w-0 pb-2">
        <legend className="sr-only">{label}</legend>
        {children}
      </fieldset>
    </details>
  )
}

/** Values to tick, with their counts: six at once (chosen ones first), the rest behind "more". */
export function Facet({
  id,
  name,
  label,
  options,
  locale,
  isOpen,
}: {
  id: string
  name: string
  label: string
  options: FacetOption[]
  locale: Locale
  /** Whether its values are shown before somebody opens it; those that are chosen always are. */
  isOpen: boolean
}) {
  if (options.length === 0) return null
  const t = translator(locale, 'results.filters')
  const chosen = options.filter((option) => option.checked)
  const others = options.filter((option) => !option.checked)
  const first = [...chosen, ...others.slice(0, Math.max(0, shownAtOnce - chosen.length))]
  const rest = others.slice(Math.max(0, shownAtOnce - chosen.length))
  const values = (list: FacetOption[]) =>
    list.map((option) => (
      <FacetValueRow key={option.value} id={id} name={name} option={option} locale={locale} />
    ))
  return (
    <FilterGroup id={id} label={label} isOpen={isOpen || chosen.length > 0}>
      <ul>{values(first)}</ul>
      {rest.length > 0 ? (
        <details id={`more-${id}`} className="group">
          <summary className="inline-flex min-h-target items-center gap-1 text-sm font-medium text-accent hover:underline">
            {t('more', { count: formatNumber(locale, rest.length) })}
            <ChevronDown aria-hidden className="size-4 transition-transform group-open:rotate-180" />
          </summary>
          {options.length >= worthFinding ? (
            <input
              type="search"
              id={`find-${id}`}
              data-find
              aria-label={t('find', { name: label })}
              placeholder={t('find', { name: label })}
              autoComplete="off"
              className={`${inputClasses} needs-script mb-2`}
            />
          ) : null}
          <ul>{values(rest)}</ul>
        </details>
      ) : null}
    </FilterGroup>
  )
}

function FacetValueRow({
  id,
  name,
  option,
  locale,
}: {
  id: string
  name: string
  option: FacetOption
  locale: Locale
}) {
  return (
    <li>
      <label className="flex min-h-target items-center gap-3 rounded-card px-1 hover:bg-sunken lg:min-h-9">
        <input
          type="checkbox"
          id={`filter-${id}-${option.value}`}
          name={name}
          value={listItem(option.value)}
          defaultChecked={option.checked}
          className="size-5 shrink-0 accent-accent"
        />
        <span className="min-w-0 flex-1">{option.label}</span>
        <span className="text-xs text-muted tabular-nums">{formatNumber(locale, option.count)}</span>
      </label>
    </li>
  )
}
