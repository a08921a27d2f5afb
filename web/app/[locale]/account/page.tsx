import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { NextIntlClientProvider } from 'next-intl'
import { getTranslations, setRequestLocale } from 'next-intl/server'
import { ProfileForm } from '../../../account/profile-form.tsx'
import { VerifyBanner } from '../../../account/verify-banner.tsx'
import { loginProviders } from '../../../client/login-providers.ts'
import { publicUrl } from '../../../client/public-url.ts'
import { loadMessages } from '../../../i18n/messages.ts'
import { href, isLocale } from '../../../i18n/routes.ts'
import { PageShell } from '../../../layout/page-shell.tsx'
import { ButtonLink } from '../../../ui/button.tsx'

interface Props {
  params: Promise<{ locale: string }>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params
  if (!isLocale(locale)) return {}
  const t = await getTranslations({ locale, namespace: 'account' })
  return { title: t('profile.title'), robots: { index: false } }
}

export default async function Page({ params }: Props) {
  const { locale } = await params
  if (!isLocale(locale)) notFound()
  setRequestLocale(locale)
  const t = await getTranslations({ locale, namespace: 'account' })
  const notifications = await getTranslations({ locale, namespace: 'notifications' })
  const developers = await getTranslations({ locale, namespace: 'developers' })
  const reports = await getTranslations({ locale, namespace: 'moderation.mine' })
  const { account, common } = loadMessages(locale)
  return (
    <PageShell locale={locale} address={{ route: 'account' }}>
      <div className="mx-auto flex max-w-form flex-col gap-6 py-8">
        <h1 className="text-2xl font-bold">{t('profile.title')}</h1>
        <NextIntlClientProvider locale={locale} messages={{ account, common: { form: common.form } }}>
          <VerifyBanner locale={locale} />
          <ProfileForm locale={locale} site={publicUrl} providers={loginProviders} />
        </NextIntlClientProvider>
        <div className="flex flex-col gap-2 border-t border-line pt-6">
          <p className="text-muted">{notifications('choose.linkText')}</p>
          <ButtonLink look="secondary" href={href(locale, 'accountNotifications')}>
            {notifications('choose.link')}
          </ButtonLink>
        </div>
        <div className="flex flex-col gap-2 border-t border-line pt-6">
          <p className="text-muted">{reports('linkText')}</p>
          <ButtonLink look="secondary" href={href(locale, 'accountReports')}>
            {reports('link')}
          </ButtonLink>
        </div>
        <div className="flex flex-col gap-2 border-t border-line pt-6">
          <p className="text-muted">{developers('linkText')}</p>
          <ButtonLink look="secondary" href={href(locale, 'accountKeys')}>
            {developers('link')}
          </ButtonLink>
        </div>
      </div>
    </PageShell>
  )
}
