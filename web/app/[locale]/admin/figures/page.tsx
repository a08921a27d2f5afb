import { Figures } from '../../../../figures/figures.tsx'
import { href } from '../../../../i18n/routes.ts'
import { translator } from '../../../../i18n/translator.ts'
import { appPage } from '../../../../layout/app-page.tsx'
import { ButtonLink } from '../../../../ui/button.tsx'

const page = appPage({
  route: 'adminFigures',
  kind: 'staff',
  title: (locale) => translator(locale, 'figures')('title'),
  beside: (locale) => (
    <ButtonLink look="secondary" href={href(locale, 'adminAgents')}>
      {translator(locale, 'figures')('agents')}
    </ButtonLink>
  ),
  texts: ({ figures, staff }) => ({ figures, staff }),
  content: (locale) => <Figures locale={locale} />,
})

export const generateMetadata = page.generateMetadata
export default page.Page
