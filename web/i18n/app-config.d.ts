import type { Messages } from './messages.ts'
import type { Locale } from './routes.ts'

/** Types message keys and locales everywhere (next-intl takes its types from use-intl). */
declare module 'use-intl' {
  interface AppConfig {
    Locale: Locale
    Messages: Messages
  }
}
