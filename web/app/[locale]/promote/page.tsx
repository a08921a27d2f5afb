import { translator } from '../../../i18n/translator.ts'
import { appPage } from '../../../layout/app-page.tsx'
import { Promote } from '../../../promotions/promote.tsx'

const page = appPage({
  route: 'promote',
  kind: 'form',
  title: (locale) => translator(locale, 'promotions.own')('title'),
  texts: ({ promotions }) => ({ promotions }),
  content: (locale) => <Promote locale={locale} />,
})

export const generateMetadata = page.generateMetadata
export default page.Page
