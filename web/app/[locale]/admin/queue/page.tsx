import { translator } from '../../../../i18n/translator.ts'
import { appPage } from '../../../../layout/app-page.tsx'
import { Queue } from '../../../../moderation/queue.tsx'

const page = appPage({
  route: 'adminQueue',
  kind: 'staff',
  title: (locale) => translator(locale, 'moderation.queue')('title'),
  texts: ({ moderation, staff }) => ({ moderation, staff }),
  content: (locale) => <Queue locale={locale} />,
})

export const generateMetadata = page.generateMetadata
export default page.Page
