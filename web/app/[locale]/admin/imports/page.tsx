import { Imports } from '../../../../admin/imports.tsx'
import { translator } from '../../../../i18n/translator.ts'
import { appPage } from '../../../../layout/app-page.tsx'

const page = appPage({
  route: 'adminImports',
  kind: 'staff',
  title: (locale) => translator(locale, 'desk.imports')('title'),
  texts: ({ desk, staff }) => ({ desk, staff }),
  content: (locale) => <Imports locale={locale} />,
})

export const generateMetadata = page.generateMetadata
export default page.Page
