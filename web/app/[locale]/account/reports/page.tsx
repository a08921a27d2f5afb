import { translator } from '../../../../i18n/translator.ts'
import { appPage } from '../../../../layout/app-page.tsx'
import { MyReports } from '../../../../moderation/my-reports.tsx'

const page = appPage({
  route: 'accountReports',
  kind: 'form',
  title: (locale) => translator(locale, 'moderation.mine')('title'),
  texts: ({ moderation: { mine, reasons } }) => ({ moderation: { mine, reasons } }),
  content: (locale) => <MyReports locale={locale} />,
})

export const generateMetadata = page.generateMetadata
export default page.Page
