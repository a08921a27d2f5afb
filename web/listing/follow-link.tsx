import { UserCheck, UserPlus } from 'lucide-react'
import { href, type Locale } from '../i18n/routes.ts'
import { translator } from '../i18n/translator.ts'
import { buttonClasses } from '../ui/button.tsx'

/** A link by which one follows a seller, after a log-in where nobody is logged in; `enhance/follow.ts` makes it a button that is pressed while one does. */
export function FollowLink({ locale, id, name }: { locale: Locale; id: string; name: string }) {
  const t = translator(locale, 'seller')
  return (
    <piata-follow data-id={id} data-failed={t('followFailed')} className="flex flex-col items-start gap-1">
      <a
        rel="nofollow"
        href={`${href(locale, 'following')}?add=${id}`}
        aria-label={t('followNamed', { name })}
        className={buttonClasses(
          'secondary',
          'aria-pressed:border-accent aria-pressed:bg-accent-soft aria-pressed:text-accent [&_.on]:hidden aria-pressed:[&_.on]:inline aria-pressed:[&_.off]:hidden',
        )}
      >
        <UserPlus aria-hidden className="off size-5" />
        <UserCheck aria-hidden className="on size-5" />
        {t('follow')}
      </a>
      <span role="status" className="text-sm text-muted empty:hidden" />
    </piata-follow>
  )
}
