import { Search } from 'lucide-react'
import { countForms } from '../i18n/count-forms.ts'
import { href, type Locale } from '../i18n/routes.ts'
import { translator } from '../i18n/translator.ts'
import { classes } from '../ui/class-names.ts'
import { PlaceInput } from './place-input.tsx'

/**
 * A search form that works by itself. `enhance/search-box.ts` turns it into a combobox with suggestions (WAI-ARIA
 * Authoring Practices, editable combobox with list autocomplete).
 */
export function SearchBox({
  locale,
  query = '',
  category,
  isOutside = false,
}: {
  locale: Locale
  query?: string
  category?: string | null
  /** Whether its button stands elsewhere, for the form `site-search-form`. */
  isOutside?: boolean
}) {
  const t = translator(locale, 'common.search')
  return (
    <piata-search
      data-recent={t('recent')}
      data-categories={t('categories')}
      data-places={t('places')}
      data-available={countForms(locale, (count) => t('available', { count }))}
      className={classes(
        'relative block w-full md:flex-1',
        // What stands beside it would move when the font comes, by whose digits `prose` is measured.
        isOutside ? 'md:max-w-160' : 'order-last md:order-none md:max-w-prose',
      )}
    >
      <search>
        <form id="site-search-form" action={href(locale, 'listings')} method="get" className="flex">
          <label htmlFor="site-search" className="sr-only">
            {t('label')}
          </label>
          <input
            id="site-search"
            name="q"
            type="search"
            defaultValue={query}
            placeholder={t('placeholder')}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            enterKeyHint="search"
            maxLength={200}
            aria-keyshortcuts="/"
            className={classes(
              'min-h-target w-full min-w-0 border border-edge bg-surface px-3 text-base [&::-webkit-search-cancel-button]:hidden',
              isOutside ? 'rounded-card' : 'rounded-l-card border-r-0',
            )}
          />
          {category ? <input type="hidden" name="category" value={category} /> : null}
          {isOutside ? null : <SearchButton locale={locale} className="rounded-r-card" />}
        </form>
      </search>
      <div
        className="absolute inset-x-0 top-full z-40 mt-1 overflow-hidden rounded-card border border-line bg-surface shadow-lift"
        hidden
        suppressHydrationWarning
        data-panel
      >
        <div
          id="site-search-list"
          role="listbox"
          aria-label={t('suggestions')}
          suppressHydrationWarning
          // biome-ignore lint/security/noDangerouslySetInnerHtml: an empty constant; it keeps React away from what the script adds
          dangerouslySetInnerHTML={{ __html: '' }}
        />
      </div>
      <div
        role="status"
        className="sr-only"
        suppressHydrationWarning
        // biome-ignore lint/security/noDangerouslySetInnerHtml: an empty constant; it keeps React away from what the script adds
        dangerouslySetInnerHTML={{ __html: '' }}
      />
    </piata-search>
  )
}

/** What and where, beside each other where there is room. */
export function SearchWithPlace({ locale }: { locale: Locale }) {
  const t = translator(locale, 'common.search')
  return (
    <div className="flex flex-wrap gap-2">
      <SearchBox locale={locale} isOutside />
      <PlaceInput
        locale={locale}
        id="search-place"
        placeholder={t('where')}
        form="site-search-form"
        className="min-w-0 flex-1 md:max-w-72"
      />
      <SearchButton locale={locale} className="rounded-card" form="site-search-form" />
    </div>
  )
}

function SearchButton({ locale, className, form }: { locale: Locale; className: string; form?: string }) {
  return (
    <button
      type="submit"
      form={form}
      aria-label={translator(locale, 'common.search')('submit')}
      className={classes(
        'inline-flex min-h-target min-w-target items-center justify-center bg-accent px-3 text-on-accent hover:bg-accent-strong',
        className,
      )}
    >
      <Search aria-hidden className="size-5" />
    </button>
  )
}
