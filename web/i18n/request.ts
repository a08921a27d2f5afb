import { getRequestConfig } from 'next-intl/server'
import { timeZone } from './format.ts'
import { loadMessages } from './messages.ts'
import { defaultLocale, isLocale } from './routes.ts'

/** next-intl's set-up per request; pages call `setRequestLocale` first. */
export default getRequestConfig(async ({ requestLocale }) => {
  const requested = await requestLocale
  const locale = requested && isLocale(requested) ? requested : defaultLocale
  return { locale, messages: loadMessages(locale), timeZone }
})
