import { Heart } from 'lucide-react'
import { href, type Locale } from '../i18n/routes.ts'
import { classes } from '../ui/class-names.ts'

/** The look of a heart on a card, pressed by `aria-pressed`. */
export const heartClasses =
  'absolute top-0 right-0 z-10 flex size-11 items-center justify-center [&_span]:bg-surface hover:[&_svg]:text-accent aria-pressed:[&_svg]:fill-current aria-pressed:[&_svg]:text-accent'

export function HeartIcon({ isLarge = false }: { isLarge?: boolean }) {
  return (
    <span
      className={classes(
        'flex items-center justify-center rounded-chip',
        isLarge ? 'size-5' : 'size-9 shadow-lift',
      )}
    >
      <Heart aria-hidden className="size-5" />
    </span>
  )
}

/**
 * A link that adds a listing to the favourites' page, after a log-in where nobody is logged in; `enhance/heart.ts` makes it a button that is pressed where one is. It is the same for
 * everybody.
 */
export function HeartLink({
  locale,
  id,
  label,
  text,
  className = heartClasses,
}: {
  locale: Locale
  id: string
  /** Says which listing, for those who hear it. */
  label: string
  /** Shown beside the heart. */
  text?: string
  className?: string
}) {
  return (
    <piata-heart data-id={id}>
      <a
        rel="nofollow"
        href={`${href(locale, 'favourites')}?add=${id}`}
        aria-label={label}
        className={className}
      >
        <HeartIcon isLarge={text !== undefined} />
        {text}
      </a>
    </piata-heart>
  )
}
