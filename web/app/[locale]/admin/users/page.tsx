import { Users } from '../../../../admin/users.tsx'
import { publicUrl } from '../../../../client/public-url.ts'
import { translator } from '../../../../i18n/translator.ts'
import { appPage } from '../../../../layout/app-page.tsx'

const page = appPage({
  route: 'adminUsers',
  kind: 'staff',
  title: (locale) => translator(locale, 'desk.users')('title'),
  texts: ({ desk, staff, account, common }) => ({ desk, staff, account, common: { form: common.form } }),
  content: (locale) => <Users locale={locale} site={publicUrl} />,
})

export const generateMetadata = page.generateMetadata
export default page.Page
