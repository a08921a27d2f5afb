import { NextIntlClientProvider } from 'next-intl'
import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { loadMessages } from '../i18n/messages.ts'
import type { Locale, RouteName } from '../i18n/routes.ts'
import { PageShell } from '../layout/page-shell.tsx'

type FormName = 'verifyEmail' | 'confirmEmail' | 'forgot' | 'reset'

export async function formPageTitle(locale: Locale, name: FormName): Promise<string> {
  const t = await getTranslations({ locale, namespace: 'account' })
  return t(`${name}.title`)
}

/** The page around one of the forms that mails lead to. */
export async function FormPage({
  locale,
  name,
  route,
  children,
}: {
  locale: Locale
  name: FormName
  route: RouteName
  children: ReactNode
}) {
  const { account, common } = loadMessages(locale)
  return (
    <PageShell locale={locale} address={{ route }}>
      <div className="mx-auto flex max-w-form flex-col gap-6 py-8">
        <h1 className="text-2xl font-bold">{await formPageTitle(locale, name)}</h1>
        <NextIntlClientProvider locale={locale} messages={{ account, common: { form: common.form } }}>
          {children}
        </NextIntlClientProvider>
      </div>
    </PageShell>
  )
}
