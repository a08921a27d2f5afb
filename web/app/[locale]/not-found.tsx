import { getLocale } from 'next-intl/server'
import { siteNow } from '../../client/site.ts'
import { Message, messageTitle } from '../../layout/message.tsx'

/** For `notFound()` in applications. */
export default async function NotFound() {
  const locale = await getLocale()
  return (
    <>
      <title>{`${messageTitle(locale, 404)} – ${siteNow().name}`}</title>
      <Message locale={locale} status={404} />
    </>
  )
}
