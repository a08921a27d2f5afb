import { Search } from 'lucide-react'
import { countForms } from '../i18n/count-forms.ts'
import { href, type Locale } from '../i18n/routes.ts'
import { translator } from '../i18n/translator.ts'

/**
 * A search form that works by itself. `enhance/search-box.ts` turns it into a combobox with suggestions (WAI-ARIA
 * Authoring Practices, editable combobox with list autocomplete).
 */
export function SearchBox({
  locale,
  query = '',
  category,
}: {
  locale: Locale
  query?: string
  category?: string | null
}) {
  const t = translator(locale, 'common.search')
  return (
    <piata-search
      data-recent={t('recent')}
      data-categories={t('categories')}
      data-places={t('places')}
      data-available={countForms(locale, (count) => t('available', { count }))}
      className="relative order-last block w-full md:order-none md:max-w-prose md:flex-1"
    >
      <search>
        <form action={href(locale, 'listings')} method="get" className="flex">
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
            className="min-h-target w-full min-w-0 rounded-l-card border border-r-0 border-edge bg-surface px-3 text-base [&::-webkit-search-cancel-button]:hidden"
          />
          {category ? <input type="hidden" name="category" value={category} /> : null}
          <button
            type="submit"
            aria-label={t('submit')}
            className="inline-flex min-h-target min-w-target items-center justify-center rounded-r-card bg-accent px-3 text-on-accent hover:bg-accent-strong"
          >
            <Search aria-hidden className="size-5" />
          </button>
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
