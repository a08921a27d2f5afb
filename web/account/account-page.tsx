import { NextIntlClientProvider } from 'next-intl'
import { getTranslations } from 'next-intl/server'
import { loginProviders } from '../client/login-providers.ts'
import { publicUrl } from '../client/public-url.ts'
import { loadMessages } from '../i18n/messages.ts'
import { href, type Locale } from '../i18n/routes.ts'
import { PageShell } from '../layout/page-shell.tsx'
import { AccountForm } from './account-form.tsx'

/** The page around the log-in or the registration form. */
export async function AccountPage({
  locale,
  mode,
  next,
}: {
  locale: Locale
  mode: 'login' | 'register'
  next?: string
}) {
  const t = await getTranslations({ locale, namespace: 'account' })
  const { account, common } = loadMessages(locale)
  const search = next ? new URLSearchParams({ next }).toString() : undefined
  return (
    <PageShell
      locale={locale}
      address={{ route: mode, ...(search ? { search } : {}) }}
      {...(mode === 'login' ? { withoutScript: href(locale, 'plainMessages') } : {})}
    >
      <div className="mx-auto flex max-w-form flex-col gap-6 py-8">
        <h1 className="text-2xl font-bold">{t(`${mode}.title`)}</h1>
        <NextIntlClientProvider locale={locale} messages={{ account, common: { form: common.form } }}>
          <AccountForm
            locale={locale}
            mode={mode}
            site={publicUrl}
            providers={loginProviders}
            {...(next ? { next } : {})}
          />
        </NextIntlClientProvider>
      </div>
    </PageShell>
  )
}
