import { href, type Locale } from '../i18n/routes.ts'
import { translator } from '../i18n/translator.ts'
import { buttonClasses } from '../ui/button.tsx'

/** The listings that this browser remembers, which `enhance/viewed.ts` fills in; the document is the same for everybody. */
export function RecentlyViewed({
  locale,
  most,
  title,
}: {
  locale: Locale
  most: number
  /** Where it is not the page's own. */
  title?: string
}) {
  const t = translator(locale, 'viewed')
  return (
    <piata-recent
      hidden
      data-src={href(locale, 'viewed')}
      data-most={most}
      className={title === undefined ? 'block' : 'block pt-12'}
    >
      <div className="mb-4 flex flex-wrap items-baseline justify-between gap-2">
        {title === undefined ? null : <h2 className="text-xl font-bold">{title}</h2>}
        <button type="button" className={buttonClasses('quiet', 'px-0')}>
          {t('clear')}
        </button>
      </div>
      <div data-list />
    </piata-recent>
  )
}
