import type { useTranslations } from 'next-intl'
import { ApiError } from '../client/api-error.ts'
import { formatWait } from '../i18n/format.ts'
import type { Locale } from '../i18n/routes.ts'

type InboxTexts = ReturnType<typeof useTranslations<'inbox'>>

/** What to say of a call that failed. */
export function explainInbox(error: unknown, t: InboxTexts, locale: Locale): string {
  if (!(error instanceof ApiError)) return t('errors.failed')
  const { status, problem, retryAfter } = error
  if (status === 0 || status === 503) return t('errors.offline')
  if (status === 429) return t('errors.tooMany', { wait: formatWait(locale, retryAfter ?? 60) })
  if (status === 403 && problem?.type?.endsWith('/email-not-verified')) return t('errors.verify')
  if (status === 404) return t('errors.gone')
  if (status === 409) return t('errors.conflict')
  if (status === 400 && problem?.errors?.[0]?.pointer === '/text') return t('errors.long')
  return t('errors.failed')
}

/** What to say of an offer that failed, or of an answer to one. */
export function explainOffer(error: unknown, t: InboxTexts, locale: Locale): string {
  if (!(error instanceof ApiError)) return explainInbox(error, t, locale)
  const { status, problem } = error
  if (status === 429 && /offers/.test(problem?.detail ?? '')) return t('offer.tooMany')
  if (status === 400 && problem?.errors?.some(({ pointer }) => pointer === '/currency'))
    return t('offer.changed', { reason: t('offer.reasons.price') })
  if (status !== 409) return explainInbox(error, t, locale)
  const detail = problem?.detail ?? ''
  const reason = /price has changed|fixed/.test(detail)
    ? 'price'
    : /reserved/.test(detail)
      ? 'reserved'
      : /not for sale|sold|gone/.test(detail)
        ? 'sold'
        : /^The offer|another offer/i.test(detail)
          ? 'answered'
          : undefined
  return reason === undefined
    ? t('errors.conflict')
    : t('offer.changed', { reason: t(`offer.reasons.${reason}`) })
}
