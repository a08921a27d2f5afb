import { createTranslator, type useTranslations } from 'next-intl'
import { loadMessages } from './messages.ts'
import type { Locale } from './routes.ts'

type Namespace = NonNullable<Parameters<typeof useTranslations>[0]>
/** Writes the texts of a namespace: `t('found', { count })`. */
type Translator<N extends Namespace> = ReturnType<typeof useTranslations<N>>

const known = new Map<string, unknown>()

/**
 * The texts of a namespace in a language, for what is rendered on the server. No hook and no context: each is made once, so that
 * a message is parsed once and not for each page.
 */
export function translator<N extends Namespace>(locale: Locale, namespace: N): Translator<N> {
  const key = `${locale}.${namespace}`
  let texts = known.get(key)
  if (!texts) {
    texts = createTranslator({ locale, messages: loadMessages(locale), namespace })
    known.set(key, texts)
  }
  return texts as Translator<N>
}
