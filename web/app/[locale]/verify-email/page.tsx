import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { setRequestLocale } from 'next-intl/server'
import { FormPage, formPageTitle } from '../../../account/form-page.tsx'
import { VerifyEmailForm } from '../../../account/verify-email-form.tsx'
import { isLocale } from '../../../i18n/routes.ts'

interface Props {
  params: Promise<{ locale: string }>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params
  if (!isLocale(locale)) return {}
  // An address that holds a token in its fragment is told to nobody, not even without it.
  return {
    title: await formPageTitle(locale, 'verifyEmail'),
    robots: { index: false },
    referrer: 'no-referrer',
  }
}

export default async function Page({ params }: Props) {
  const { locale } = await params
  if (!isLocale(locale)) notFound()
  setRequestLocale(locale)
  return (
    <FormPage locale={locale} name="verifyEmail" route="verifyEmail">
      <VerifyEmailForm locale={locale} />
    </FormPage>
  )
}
