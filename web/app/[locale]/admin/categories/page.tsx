import { Categories } from '../../../../categories/categories.tsx'
import { LandingPages } from '../../../../categories/landing-pages.tsx'
import { siteNow } from '../../../../client/site.ts'
import { translator } from '../../../../i18n/translator.ts'
import { appPage } from '../../../../layout/app-page.tsx'

const page = appPage({
  route: 'adminCategories',
  kind: 'staff',
  title: (locale) => translator(locale, 'categories')('title'),
  texts: ({ categories, staff, common }) => ({ categories, staff, common: { form: common.form } }),
  content: (locale) => (
    <>
      <Categories locale={locale} />
      <LandingPages locale={locale} counties={siteNow().counties} />
    </>
  ),
})

export const generateMetadata = page.generateMetadata
export default page.Page
