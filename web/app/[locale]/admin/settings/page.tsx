import { translator } from '../../../../i18n/translator.ts'
import { appPage } from '../../../../layout/app-page.tsx'
import { LegalPages } from '../../../../settings/legal-pages.tsx'
import { Settings } from '../../../../settings/settings.tsx'

const page = appPage({
  route: 'adminSettings',
  kind: 'staff',
  title: (locale) => translator(locale, 'settings')('title'),
  texts: ({ settings, staff, common }) => ({ settings, staff, common: { form: common.form } }),
  content: (locale) => (
    <>
      <Settings locale={locale} />
      <LegalPages locale={locale} />
    </>
  ),
})

export const generateMetadata = page.generateMetadata
export default page.Page
