import { translator } from '../../../i18n/translator.ts'
import { appPage } from '../../../layout/app-page.tsx'
import { ReportForm } from '../../../moderation/report-form.tsx'

const page = appPage({
  route: 'report',
  kind: 'form',
  title: (locale) => translator(locale, 'moderation.report')('title'),
  texts: ({ account, moderation, common }) => ({ account, moderation, common }),
  content: (locale) => <ReportForm locale={locale} />,
})

export const generateMetadata = page.generateMetadata
export default page.Page
