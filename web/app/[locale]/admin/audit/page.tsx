import { AuditLog } from '../../../../admin/audit-log.tsx'
import { translator } from '../../../../i18n/translator.ts'
import { appPage } from '../../../../layout/app-page.tsx'

const page = appPage({
  route: 'adminAudit',
  kind: 'staff',
  title: (locale) => translator(locale, 'desk.audit')('title'),
  texts: ({ desk, staff }) => ({ desk, staff }),
  content: (locale) => <AuditLog locale={locale} />,
})

export const generateMetadata = page.generateMetadata
export default page.Page
