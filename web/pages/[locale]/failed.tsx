import type { GetServerSideProps, PageConfig } from 'next'
import { localeOf, type MessageProps } from '../../layout/document.ts'
import type { MessageStatus } from '../../layout/message.tsx'

export const config: PageConfig = { unstable_runtimeJS: false }

const statuses: Record<string, MessageStatus> = { 429: 429, 503: 503 }

/** What the page server answers with where it has no page to show; `status` says why, and the page server says it to the browser. */
export const getServerSideProps = (async (context) => {
  const message = statuses[String(context.query.status)] ?? 404
  return { props: { locale: localeOf(context), message } }
}) satisfies GetServerSideProps<MessageProps>

export default function Failed() {
  return null
}
