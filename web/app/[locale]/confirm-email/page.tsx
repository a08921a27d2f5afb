import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { setRequestLocale } from 'next-intl/server'
import { ConfirmEmailForm } from '../../../account/confirm-email-form.tsx'
import { FormPage, formPageTitle } from '../../../account/form-page.tsx'
import { isLocale } from '../../../i18n/routes.ts'

interface Props {
  params: Promise<{ locale: string }>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params
  if (!isLocale(locale)) return {}
  // An address that holds a token in its fragment is told to nobody, not even without it.
  return {
    title: await formPageTitle(locale, 'confirmEmail'),
    robots: { index: false },
    referrer: 'no-referrer',
  }
}

export default async function Page({ params }: Props) {
  const { locale } = await params
  if (!isLocale(locale)) notFound()
  setRequestLocale(locale)
  return (
    <FormPage locale={locale} name="confirmEmail" route="confirmEmail">
      <ConfirmEmailForm locale={locale} />
    </FormPage>
  )
}
