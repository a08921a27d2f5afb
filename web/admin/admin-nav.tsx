import { href, type Locale, type RouteName } from '../i18n/routes.ts'
import { translator } from '../i18n/translator.ts'

/** The pages of those who run the site. */
const pages = [
  ['admin', 'dashboard'],
  ['adminQueue', 'queue'],
  ['adminLots', 'lots'],
  ['adminBans', 'bans'],
  ['adminUsers', 'users'],
  ['adminListings', 'listings'],
  ['adminCategories', 'categories'],
  ['adminPromotions', 'promotions'],
  ['adminImports', 'imports'],
  ['adminMails', 'mails'],
  ['adminSettings', 'settings'],
  ['adminAgents', 'agents'],
  ['adminFigures', 'figures'],
  ['adminAudit', 'audit'],
] as const satisfies (readonly [RouteName, string])[]

/** Links between the pages of the administration; on a phone they scroll. */
export function AdminNav({ locale, current }: { locale: Locale; current: RouteName }) {
  const t = translator(locale, 'staff')
  return (
    <nav aria-label={t('pages.label')} className="flex gap-2 overflow-x-auto pb-1 md:flex-wrap">
      {pages.map(([route, name]) => (
        <a
          key={route}
          href={href(locale, route)}
          {...(route === current ? { 'aria-current': 'page' as const } : {})}
          className="inline-flex min-h-target shrink-0 items-center rounded-chip border border-line px-4 text-sm font-medium hover:bg-sunken aria-[current]:border-accent aria-[current]:bg-accent-soft"
        >
          {t(`pages.${name}`)}
        </a>
      ))}
    </nav>
  )
}
