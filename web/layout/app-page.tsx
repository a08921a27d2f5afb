import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { NextIntlClientProvider } from 'next-intl'
import { setRequestLocale } from 'next-intl/server'
import type { ReactNode } from 'react'
import { AdminNav } from '../admin/admin-nav.tsx'
import { loadMessages, type Messages } from '../i18n/messages.ts'
import { isLocale, type Locale, type RouteName } from '../i18n/routes.ts'
import { PageShell } from './page-shell.tsx'

interface Props {
  params: Promise<{ locale: string }>
}

interface Shown {
  route: RouteName
  title: (locale: Locale) => string
  /** The texts that its components in the browser use. */
  texts: (messages: Messages) => Partial<Messages> | object
  content: (locale: Locale) => ReactNode
  /** Stands beside the heading. */
  beside?: (locale: Locale) => ReactNode
  /** `staff`: with the links of the administration; `form`: as narrow as a form. */
  kind: 'staff' | 'form'
  metadata?: Metadata
}

/** What a page of its own title gives Next: whom it does not concern, such as search engines, is told so. */
export function appPage({ route, title, texts, content, beside, kind, metadata = {} }: Shown) {
  return {
    async generateMetadata({ params }: Props): Promise<Metadata> {
      const { locale } = await params
      return isLocale(locale) ? { title: title(locale), robots: { index: false }, ...metadata } : {}
    },
    async Page({ params }: Props) {
      const { locale } = await params
      if (!isLocale(locale)) notFound()
      setRequestLocale(locale)
      return (
        <PageShell locale={locale} address={{ route }}>
          <div className={`flex flex-col gap-6 py-8 ${kind === 'form' ? 'mx-auto max-w-form' : ''}`}>
            <div className="flex flex-wrap items-center justify-between gap-4">
              <h1 className="text-2xl font-bold">{title(locale)}</h1>
              {beside?.(locale)}
            </div>
            {kind === 'staff' ? <AdminNav locale={locale} current={route} /> : null}
            <NextIntlClientProvider locale={locale} messages={texts(loadMessages(locale))}>
              {content(locale)}
            </NextIntlClientProvider>
          </div>
        </PageShell>
      )
    },
  }
}
