import { getLocale } from 'next-intl/server'
import { Message, messageTitle } from '../../layout/message.tsx'

/** For `notFound()` in applications. */
export default async function NotFound() {
  const locale = await getLocale()
  return (
    <>
      <title>{`${messageTitle(locale, 404)} – Piata`}</title>
      <Message locale={locale} status={404} />
    </>
  )
}
