import { Categories } from '../../../../categories/categories.tsx'
import { translator } from '../../../../i18n/translator.ts'
import { appPage } from '../../../../layout/app-page.tsx'

const page = appPage({
  route: 'adminCategories',
  kind: 'staff',
  title: (locale) => translator(locale, 'categories')('title'),
  texts: ({ categories, staff, common }) => ({ categories, staff, common: { form: common.form } }),
  content: (locale) => <Categories locale={locale} />,
})

export const generateMetadata = page.generateMetadata
export default page.Page
