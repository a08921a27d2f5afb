import { translator } from '../../../../i18n/translator.ts'
import { appPage } from '../../../../layout/app-page.tsx'
import { Bans } from '../../../../moderation/bans.tsx'

const page = appPage({
  route: 'adminBans',
  kind: 'staff',
  title: (locale) => translator(locale, 'moderation.bans')('title'),
  texts: ({ moderation, staff }) => ({ moderation, staff }),
  content: (locale) => <Bans locale={locale} />,
})

export const generateMetadata = page.generateMetadata
export default page.Page
