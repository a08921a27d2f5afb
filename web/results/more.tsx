import { countForms } from '../i18n/count-forms.ts'
import { href, type Locale } from '../i18n/routes.ts'
import { translator } from '../i18n/translator.ts'
import { buttonClasses } from '../ui/button.tsx'
import { type SearchState, toQuery } from './state.ts'

/** A link to the next page, which `enhance/more.ts` turns into "load more". */
export function MoreResults({
  locale,
  state,
  next,
}: {
  locale: Locale
  state: SearchState
  next: string | null
}) {
  const t = translator(locale, 'results')
  if (next === null) return null
  return (
    <piata-more
      data-loading={t('loading')}
      data-failed={t('failed')}
      data-loaded={countForms(locale, (count) => t('loaded', { count }))}
      className="mt-8 flex justify-center"
    >
      <a
        id="more"
        rel="next"
        href={`${href(locale, 'listings')}?${toQuery({ ...state, cursor: next })}`}
        className={buttonClasses('secondary', 'w-full sm:w-auto sm:px-12')}
      >
        {t('more')}
      </a>
    </piata-more>
  )
}
