import { setRequestLocale } from 'next-intl/server'
import type { Locale } from '../../i18n/routes.ts'
import { PageShell } from '../../layout/page-shell.tsx'

export const dynamic = 'force-dynamic'

export default async function HomePage({ params }: { params: Promise<{ locale: Locale }> }) {
  const { locale } = await params
  setRequestLocale(locale)
  return (
    <PageShell locale={locale} address={{ route: 'home' }}>
      <h1 className="py-8 text-3xl font-bold">Piata</h1>
    </PageShell>
  )
}
