import type { Metadata } from 'next'
import { publicUrl } from '../client/public-url.ts'
import type { Locale } from '../i18n/routes.ts'
import { addressIn, type PageAddress } from './page-shell.tsx'

/** Title, description, canonical address and both languages' addresses of a page. `search` should hold no defaults. */
export function pageMetadata(
  locale: Locale,
  address: PageAddress,
  texts: {
    title: string
    description: string
    image?: { url: string; width: number; height: number }
    index?: boolean
  },
): Metadata {
  const canonical = publicUrl + addressIn(locale, address)
  return {
    title: texts.title,
    description: texts.description,
    alternates: {
      canonical,
      languages: {
        ro: publicUrl + addressIn('ro', address),
        en: publicUrl + addressIn('en', address),
        'x-default': publicUrl + addressIn('ro', address),
      },
    },
    openGraph: {
      title: texts.title,
      description: texts.description,
      url: canonical,
      siteName: 'Piata',
      locale: locale === 'ro' ? 'ro_RO' : 'en_GB',
      type: 'website',
      ...(texts.image ? { images: [texts.image] } : {}),
    },
    twitter: { card: texts.image ? 'summary_large_image' : 'summary' },
    ...(texts.index === false ? { robots: { index: false, follow: true } } : {}),
  }
}
