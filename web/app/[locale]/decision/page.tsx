import { translator } from '../../../i18n/translator.ts'
import { appPage } from '../../../layout/app-page.tsx'
import { Decision } from '../../../moderation/decision.tsx'

const page = appPage({
  route: 'decision',
  kind: 'form',
  title: (locale) => translator(locale, 'moderation.decision')('title'),
  texts: ({ account, moderation }) => ({ account, moderation }),
  content: (locale) => <Decision locale={locale} />,
  metadata: { referrer: 'no-referrer' },
})

export const generateMetadata = page.generateMetadata
export default page.Page
