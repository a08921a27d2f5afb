import { href, type Locale, type RouteName } from '../i18n/routes.ts'
import { translator } from '../i18n/translator.ts'
import { AdminLinks } from './admin-links.tsx'

/** The pages of those who run the site, and whom the gateway lets read them. */
const pages = [
  ['admin', 'dashboard', 'admin'],
  ['adminQueue', 'queue', 'moderator'],
  ['adminLots', 'lots', 'moderator'],
  ['adminBans', 'bans', 'moderator'],
  ['adminUsers', 'users', 'admin'],
  ['adminListings', 'listings', 'admin'],
  ['adminCategories', 'categories', 'admin'],
  ['adminPromotions', 'promotions', 'admin'],
  ['adminImports', 'imports', 'admin'],
  ['adminMails', 'mails', 'admin'],
  ['adminSettings', 'settings', 'admin'],
  ['adminAgents', 'agents', 'admin'],
  ['adminFigures', 'figures', 'admin'],
  ['adminAudit', 'audit', 'admin'],
] as const satisfies (readonly [RouteName, string, 'moderator' | 'admin'])[]

/** Links between the pages of the administration; on a phone they scroll. */
export function AdminNav({ locale, current }: { locale: Locale; current: RouteName }) {
  const t = translator(locale, 'staff')
  const links = pages.map(([route, name, role]) => ({
    ...{ href: href(locale, route), text: t(`pages.${name}`) },
    ...{ isCurrent: route === current, isForModerators: role === 'moderator' },
  }))
  return <AdminLinks label={t('pages.label')} links={links} />
}
