import { translator } from '../../../../i18n/translator.ts'
import { appPage } from '../../../../layout/app-page.tsx'
import { Promotions } from '../../../../promotions/promotions.tsx'

const page = appPage({
  route: 'adminPromotions',
  kind: 'staff',
  title: (locale) => translator(locale, 'promotions.staff')('title'),
  texts: ({ promotions, desk, staff }) => ({ promotions, desk, staff }),
  content: (locale) => <Promotions locale={locale} />,
})

export const generateMetadata = page.generateMetadata
export default page.Page
