import '../design/theme.css'
import type { AppProps } from 'next/app'
import Head from 'next/head'
import { siteNow } from '../client/site.ts'
import type { DocumentProps, MessageProps } from '../layout/document.ts'
import { Message, messageTitle } from '../layout/message.tsx'

/** What all documents share; a document that has nothing to show is a message. */
export default function Site({ Component, pageProps }: AppProps<DocumentProps | MessageProps>) {
  return (
    <>
      <Head>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="application-name" content={siteNow().name} />
        <meta name="format-detection" content="telephone=no, address=no, email=no" />
        <meta name="color-scheme" content="light dark" />
        <meta key="theme-light" name="theme-color" media="(prefers-color-scheme: light)" content="#ffffff" />
        <meta key="theme-dark" name="theme-color" media="(prefers-color-scheme: dark)" content="#171c19" />
        <link rel="icon" href="/icon.svg" type="image/svg+xml" />
        <link rel="manifest" href="/manifest.webmanifest" />
      </Head>
      {'message' in pageProps ? <MessageDocument {...pageProps} /> : <Component {...pageProps} />}
    </>
  )
}

function MessageDocument({ locale, message }: MessageProps) {
  return (
    <>
      <Head>
        <title>{`${messageTitle(locale, message)} – ${siteNow().name}`}</title>
        <meta name="robots" content="noindex" />
      </Head>
      <Message locale={locale} status={message} />
    </>
  )
}
