import { href, type Locale } from '../i18n/routes.ts'
import { translator } from '../i18n/translator.ts'

/** The heading’s % becomes a name. What this browser was interested in last: a category or a place, whose newest listings `enhance/viewed.ts` fetches; the document is the same for everybody. */
export function LastRow({ locale, kind }: { locale: Locale; kind: 'category' | 'place' }) {
  const t = translator(locale, 'viewed')
  return (
    <piata-last hidden data-src={href(locale, 'viewed')} data-kind={kind} className="block pt-12">
      <h2 className="mb-4 text-xl font-bold">{t(kind === 'category' ? 'inCategory' : 'nearPlace')}</h2>
      <div data-list />
    </piata-last>
  )
}

/** What `LastRow` shows later: the category and the place that the page is about. */
export function lastOf({
  category,
  place,
}: {
  category?: [id: string, name: string] | undefined
  place?: string | null
}) {
  return JSON.stringify({ ...(category && { category }), ...(place && { place: [place, place] }) })
}
