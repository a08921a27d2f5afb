import type { useTranslations } from 'next-intl'
import type { OpenCase } from '../client/types.ts'

/** What a case is called: why it waits, or what it is about. */
export function kindName(
  t: ReturnType<typeof useTranslations<'moderation.queue'>>,
  kind: OpenCase['kind'],
  subject: OpenCase['subject'],
): string {
  if (kind === 'held-message') return t('held')
  return kind === 'pending' || kind === 'flagged' || kind === 'misuse' ? t(kind) : t(`subject.${subject}`)
}
