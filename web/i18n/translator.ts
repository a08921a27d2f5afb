import { createTranslator, type useTranslations } from 'next-intl'
import { loadMessages } from './messages.ts'
import type { Locale } from './routes.ts'

type Namespace = NonNullable<Parameters<typeof useTranslations>[0]>
/** Writes the texts of a namespace: `t('found', { count })`. */
type Translator<N extends Namespace> = ReturnType<typeof useTranslations<N>>

const known = new Map<string, { of: unknown; texts: unknown }>()

/**
 * The texts of a namespace in a language, for what is rendered on the server. No hook and no context: each is made once, so that
 * a message is parsed once and not for each page.
 */
export function translator<N extends Namespace>(locale: Locale, namespace: N): Translator<N> {
  const key = `${locale}.${namespace}`
  const messages = loadMessages(locale)
  let made = known.get(key)
  if (made?.of !== messages) {
    made = { of: messages, texts: createTranslator({ locale, messages, namespace }) }
    known.set(key, made)
  }
  return made.texts as Translator<N>
}
