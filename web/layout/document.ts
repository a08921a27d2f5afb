import type { GetServerSidePropsContext } from 'next'
import { isLocale, type Locale } from '../i18n/routes.ts'
import type { MessageStatus } from './message.tsx'

/** What every document hands to `_app.tsx` and `_document.tsx`. */
export interface DocumentProps {
  locale: Locale
}

/** In place of a document's own properties: only a message is shown. */
export interface MessageProps extends DocumentProps {
  message: MessageStatus
}

/** The language that a document's path names. */
export function localeOf({ params }: GetServerSidePropsContext): Locale {
  const locale = params?.locale
  if (typeof locale === 'string' && isLocale(locale)) return locale
  throw new Error(`No language is called ${String(locale)}`)
}

/**
 * For `getServerSideProps`: answers with a status and its message. (Next's own `notFound: true` shows the page of the App
 * Router, which is an application, and knows 404 only.)
 */
export function messageOf(
  context: GetServerSidePropsContext,
  status: MessageStatus,
): { props: MessageProps } {
  context.res.statusCode = status
  return { props: { locale: localeOf(context), message: status } }
}
