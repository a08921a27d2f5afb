import { Mails } from '../../../../admin/mails.tsx'
import { translator } from '../../../../i18n/translator.ts'
import { appPage } from '../../../../layout/app-page.tsx'

const page = appPage({
  route: 'adminMails',
  kind: 'staff',
  title: (locale) => translator(locale, 'desk.mails')('title'),
  texts: ({ desk, staff }) => ({ desk, staff }),
  content: (locale) => <Mails locale={locale} />,
})

export const generateMetadata = page.generateMetadata
export default page.Page
