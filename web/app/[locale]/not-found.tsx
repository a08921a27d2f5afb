import { getLocale } from 'next-intl/server'
import { NotFoundMessage } from '../../layout/message.tsx'

/** For `notFound()` in interactive pages; plain pages return the message themselves. */
export default async function NotFound() {
  return <NotFoundMessage locale={await getLocale()} />
}
