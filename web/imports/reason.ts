import { useTranslations } from 'next-intl'
import type { ImportErrors } from '../client/types.ts'

type Said = Omit<ImportErrors['items'][number], 'line' | 'reason'>

/** Why a row is refused, in the page's language; imports of before have English words alone. */
export function useReason(): (reason: string, said: Said | undefined) => string {
  const t = useTranslations('imports')
  return (reason, said) => {
    if (said?.code === undefined) return reason
    const key = `refusedFields.${said.field ?? 'row'}`
    // Attributes are called as the file's map calls them.
    const field = t.has(key as 'refusedFields.row')
      ? t(key as 'refusedFields.row')
      : (said.field ?? '').replace(/^attributes\./, '')
    const words = `${field}: ${t(`refused.${said.code}`, said.values ?? {})}`
    return said.value === undefined || said.value === ''
      ? words
      : t('refusedValue', { words, value: said.value })
  }
}
