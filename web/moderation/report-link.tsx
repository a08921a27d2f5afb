import { Flag } from 'lucide-react'
import { href, type Locale } from '../i18n/routes.ts'
import { translator } from '../i18n/translator.ts'
import { buttonClasses } from '../ui/button.tsx'

const words = { listing: 'report.link', user: 'report.sellerLink', rating: 'report.ratingLink' } as const

/** Leads to the form of a report; works without a script. */
export function ReportLink({
  locale,
  subject,
  id,
}: {
  locale: Locale
  subject: 'listing' | 'user' | 'rating'
  id: string
}) {
  const t = translator(locale, 'moderation')
  return (
    <a
      href={`${href(locale, 'report')}?subject=${subject}&id=${id}`}
      rel="nofollow"
      className={buttonClasses('quiet', 'text-sm')}
    >
      <Flag aria-hidden className="size-4" />
      {t(words[subject])}
    </a>
  )
}
