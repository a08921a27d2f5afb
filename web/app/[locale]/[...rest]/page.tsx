import { setRequestLocale } from 'next-intl/server'
import type { Locale } from '../../../i18n/routes.ts'
import { NotFoundMessage } from '../../../layout/message.tsx'

export const dynamic = 'force-dynamic'

/** Every address that is no page. */
export default async function NoSuchPage({ params }: { params: Promise<{ locale: Locale }> }) {
  const { locale } = await params
  setRequestLocale(locale)
  return <NotFoundMessage locale={locale} />
}
