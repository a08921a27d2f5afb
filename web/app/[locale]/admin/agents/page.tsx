import { Agents } from '../../../../agents/agents.tsx'
import { publicUrl } from '../../../../client/public-url.ts'
import { href } from '../../../../i18n/routes.ts'
import { translator } from '../../../../i18n/translator.ts'
import { appPage } from '../../../../layout/app-page.tsx'
import { ButtonLink } from '../../../../ui/button.tsx'

const page = appPage({
  route: 'adminAgents',
  kind: 'staff',
  title: (locale) => translator(locale, 'agents')('title'),
  beside: (locale) => (
    <ButtonLink look="secondary" href={href(locale, 'adminFigures')}>
      {translator(locale, 'agents')('figures')}
    </ButtonLink>
  ),
  texts: ({ account, agents, staff, common }) => ({ account, agents, staff, common: { form: common.form } }),
  content: (locale) => <Agents locale={locale} site={publicUrl} />,
})

export const generateMetadata = page.generateMetadata
export default page.Page
