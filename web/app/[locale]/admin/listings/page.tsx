import { AllListings } from '../../../../admin/all-listings.tsx'
import { translator } from '../../../../i18n/translator.ts'
import { appPage } from '../../../../layout/app-page.tsx'

const page = appPage({
  route: 'adminListings',
  kind: 'staff',
  title: (locale) => translator(locale, 'desk.listings')('title'),
  texts: ({ desk, staff }) => ({ desk, staff }),
  content: (locale) => <AllListings locale={locale} />,
})

export const generateMetadata = page.generateMetadata
export default page.Page
