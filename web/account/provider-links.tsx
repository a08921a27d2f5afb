import { useTranslations } from 'next-intl'
import type { LoginProvider } from '../client/login-providers.ts'
import type { Locale } from '../i18n/routes.ts'
import { ButtonLink } from '../ui/button.tsx'

/** Links to log in by providers: they need no script. `back` is the path of the log-in page, which says what came of it. */
export function ProviderLinks({
  providers,
  locale,
  back,
}: {
  providers: LoginProvider[]
  locale: Locale
  back: string
}) {
  const t = useTranslations('account')
  return providers.map(({ id, name }) => (
    <ButtonLink
      key={id}
      look="secondary"
      href={`/v1/auth/oidc/${id}?${new URLSearchParams({ back, locale })}`}
    >
      {t('providers.continue', { name })}
    </ButtonLink>
  ))
}
