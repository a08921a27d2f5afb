import '../../design/theme.css'
import type { Metadata, Viewport } from 'next'
import { notFound } from 'next/navigation'
import { NextIntlClientProvider } from 'next-intl'
import { setRequestLocale } from 'next-intl/server'
import type { ReactNode } from 'react'
import { preload } from 'react-dom'
import { publicUrl } from '../../client/public-url.ts'
import { siteNow } from '../../client/site.ts'
import { timeZone } from '../../i18n/format.ts'
import { loadMessages } from '../../i18n/messages.ts'
import { isLocale } from '../../i18n/routes.ts'
import { languagesForBrowsers } from '../../i18n/site.ts'
import { accentStyle } from '../../layout/accent.ts'

/** Applications are rendered anew each time: their scripts carry a nonce, and nothing is read at build time. */
export const dynamic = 'force-dynamic'

export function generateMetadata(): Metadata {
  return {
    metadataBase: new URL(publicUrl),
    applicationName: siteNow().name,
    icons: { icon: { url: '/icon.svg', type: 'image/svg+xml' } },
    manifest: '/manifest.webmanifest',
    formatDetection: { telephone: false, address: false, email: false },
  }
}

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  colorScheme: 'light dark',
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#ffffff' },
    { media: '(prefers-color-scheme: dark)', color: '#171c19' },
  ],
}

export default async function RootLayout({
  children,
  params,
}: {
  children: ReactNode
  params: Promise<{ locale: string }>
}) {
  const { locale } = await params
  if (!isLocale(locale)) notFound()
  setRequestLocale(locale)
  // For `error.tsx`; pages provide what their own components say.
  const { common } = loadMessages(locale)
  for (const file of ['inter-latin', 'inter-romanian'])
    preload(`/fonts/${file}.woff2`, { as: 'font', type: 'font/woff2', crossOrigin: 'anonymous' })
  return (
    <html lang={locale} data-time-zone={timeZone} data-languages={languagesForBrowsers} style={accentStyle()}>
      <body className="flex min-h-dvh flex-col antialiased">
        <NextIntlClientProvider locale={locale} messages={{ common: { error: common.error } }}>
          {children}
        </NextIntlClientProvider>
        <script type="module" src={process.env.PIATA_SITE_SCRIPT} />
      </body>
    </html>
  )
}
