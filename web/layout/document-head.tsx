import Head from 'next/head'
import { publicUrl } from '../client/public-url.ts'
import { siteNow } from '../client/site.ts'
import { alternates, type Locale, openGraphLocale } from '../i18n/routes.ts'
import { addressIn, type PageAddress } from './address.ts'

/** Title, description, canonical address and every language's address of a document. `address.search` should hold no defaults. */
export function DocumentHead({
  locale,
  address,
  title,
  description,
  image,
  index = true,
}: {
  locale: Locale
  address: PageAddress
  title: string
  description: string
  /** For OpenGraph; `url` is the path of a JPEG, the sizes are pixels. */
  image?: { url: string; width: number; height: number }
  /** Whether search engines may list it. */
  index?: boolean
}) {
  const canonical = publicUrl + addressIn(locale, address)
  return (
    <Head>
      <title>{title}</title>
      <meta name="description" content={description} />
      {index ? null : <meta name="robots" content="noindex, follow" />}
      <link rel="canonical" href={canonical} />
      {alternates(siteNow().languages).map(([hreflang, other]) => (
        <link
          key={hreflang}
          rel="alternate"
          hrefLang={hreflang}
          href={publicUrl + addressIn(other, address)}
        />
      ))}
      <meta property="og:title" content={title} />
      <meta property="og:description" content={description} />
      <meta property="og:url" content={canonical} />
      <meta property="og:site_name" content={siteNow().name} />
      <meta property="og:locale" content={openGraphLocale(locale)} />
      {image ? <meta property="og:image" content={publicUrl + image.url} /> : null}
      {image ? <meta property="og:image:width" content={String(image.width)} /> : null}
      {image ? <meta property="og:image:height" content={String(image.height)} /> : null}
      <meta property="og:type" content="website" />
      <meta name="twitter:card" content={image ? 'summary_large_image' : 'summary'} />
      <meta name="twitter:title" content={title} />
      <meta name="twitter:description" content={description} />
      {image ? <meta name="twitter:image" content={publicUrl + image.url} /> : null}
      {image ? <meta name="twitter:image:width" content={String(image.width)} /> : null}
      {image ? <meta name="twitter:image:height" content={String(image.height)} /> : null}
    </Head>
  )
}
