import { Bell, Heart, MessageCircle, Plus, Store, UserRound } from 'lucide-react'
import type { ReactNode } from 'react'
import { siteNow } from '../client/site.ts'
import { href, type Locale } from '../i18n/routes.ts'
import { translator } from '../i18n/translator.ts'
import type { Unread } from '../session/unread-badge.ts'
import { buttonClasses } from '../ui/button.tsx'
import { addressIn, type PageAddress } from './address.ts'

/** The same for everybody: it never shows who is logged in, so pages can be shared by a cache. */
export function Header({
  locale,
  address,
  children,
}: {
  locale: Locale
  address: PageAddress
  /** The search box. */
  children: ReactNode
}) {
  const t = translator(locale, 'common')
  // Whoever needs the switch reads the other language.
  const site = siteNow()
  const others = site.languages
    .filter((other) => other !== locale)
    .map((other) => [other, translator(other, 'common')('nav.switchLabel')] as const)
  const item =
    'inline-flex min-h-target min-w-target items-center justify-center gap-2 rounded-card px-2 font-medium hover:bg-sunken'
  return (
    <header
      // On a phone the results keep the search box in view, and let the row above it go.
      className="top-0 z-30 border-b border-line bg-surface md:sticky max-md:tall:[body:has(#results)_&]:sticky max-md:tall:[body:has(#results)_&]:-top-14"
    >
      <div className="mx-auto flex w-full max-w-page flex-wrap items-center gap-x-2 gap-y-1 px-4 py-2 md:flex-nowrap md:gap-x-4">
        <a
          href={href(locale, 'home')}
          className="flex min-h-target items-center gap-2 text-lg font-bold text-accent"
        >
          {site.logo ? (
            <img src={site.logo} alt="" className="h-8 max-w-32 object-contain" />
          ) : (
            <Store aria-hidden className="size-6" />
          )}
          <span className="max-[374px]:sr-only">{t('siteName')}</span>
        </a>
        {children}
        <nav
          aria-label={t('nav.main')}
          className="ml-auto flex flex-wrap items-center justify-end gap-y-1 sm:gap-x-1"
        >
          {others.map(([other, label]) => (
            <a
              key={other}
              href={addressIn(other, address)}
              hrefLang={other}
              data-language-switch
              lang={other}
              aria-label={`${other.toUpperCase()} – ${label}`}
              className={`${item} text-sm`}
            >
              {other.toUpperCase()}
            </a>
          ))}
          <a href={href(locale, 'messages')} className={`relative ${item}`}>
            <MessageCircle aria-hidden className="size-5" />
            <span className="sr-only lg:not-sr-only">{t('nav.messages')}</span>
            <UnreadBadge of="conversations" label={t('nav.unread')} />
          </a>
          <a href={href(locale, 'notifications')} className={`relative ${item}`}>
            <Bell aria-hidden className="size-5" />
            <span className="sr-only">{t('nav.notifications')}</span>
            <UnreadBadge of="notifications" label={t('nav.unread')} />
          </a>
          <a href={href(locale, 'favourites')} className={item}>
            <Heart aria-hidden className="size-5" />
            <span className="sr-only">{t('nav.favourites')}</span>
          </a>
          <a href={href(locale, 'myListings')} className={item}>
            <UserRound aria-hidden className="size-5" />
            <span className="sr-only lg:not-sr-only">{t('nav.account')}</span>
          </a>
          <a href={href(locale, 'publish')} className={buttonClasses('primary', 'max-sm:px-3')}>
            <Plus aria-hidden className="size-5" />
            <span className="max-sm:sr-only">{t('nav.publish')}</span>
          </a>
        </nav>
      </div>
    </header>
  )
}

/** A number that the site's script fills in, as the header is the same for everybody. */
function UnreadBadge({ of, label }: { of: keyof Unread; label: string }) {
  return (
    <span
      data-unread-of={of}
      data-unread=""
      hidden
      className="absolute top-0 right-0 min-w-5 rounded-chip bg-danger px-1 text-center text-xs leading-5 font-bold text-canvas before:content-[attr(data-unread)] lg:static"
    >
      <span className="sr-only"> {label}</span>
    </span>
  )
}
