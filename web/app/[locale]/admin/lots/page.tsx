import { translator } from '../../../../i18n/translator.ts'
import { appPage } from '../../../../layout/app-page.tsx'
import { Lots } from '../../../../moderation/lots.tsx'

const page = appPage({
  route: 'adminLots',
  kind: 'staff',
  title: (locale) => translator(locale, 'moderation.lots')('title'),
  texts: ({ moderation, staff, desk }) => ({ moderation, staff, desk }),
  content: (locale) => <Lots locale={locale} />,
})

export const generateMetadata = page.generateMetadata
export default page.Page
