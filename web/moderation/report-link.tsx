import { Flag } from 'lucide-react'
import { href, type Locale } from '../i18n/routes.ts'
import { translator } from '../i18n/translator.ts'
import { buttonClasses } from '../ui/button.tsx'

/** Leads to the form of a report; works without a script. */
export function ReportLink({
  locale,
  subject,
  id,
}: {
  locale: Locale
  subject: 'listing' | 'user'
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
      {t(subject === 'listing' ? 'report.link' : 'report.sellerLink')}
    </a>
  )
}
