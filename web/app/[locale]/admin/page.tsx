import { Dashboard } from '../../../admin/dashboard.tsx'
import { translator } from '../../../i18n/translator.ts'
import { appPage } from '../../../layout/app-page.tsx'

const page = appPage({
  route: 'admin',
  kind: 'staff',
  title: (locale) => translator(locale, 'desk.dashboard')('title'),
  texts: ({ desk, staff }) => ({ desk, staff }),
  content: (locale) => <Dashboard locale={locale} />,
})

export const generateMetadata = page.generateMetadata
export default page.Page
