import type { useTranslations } from 'next-intl'
import { ApiError } from '../client/api-error.ts'
import { registerLimits } from '../client/limits.ts'
import { formatWait } from '../i18n/format.ts'
import type { Locale } from '../i18n/routes.ts'
import { type FormErrors, problemErrors } from './problem-errors.ts'

export const minimumPassword = registerLimits.password.minLength

/**
 * What a form says of a failure, in its reader's language. `fieldIds` are those of `problemErrors`; `newPassword` is the field of
 * a password that is being chosen. What 401 and 409 mean is the form's own matter.
 */
export function explainFailure(
  error: unknown,
  {
    t,
    locale,
    fieldIds,
    newPassword,
  }: {
    t: ReturnType<typeof useTranslations<'account'>>
    locale: Locale
    fieldIds: Record<string, string>
    newPassword?: string
  },
): FormErrors {
  const say = (general: string): FormErrors => ({ fields: [], general })
  if (!(error instanceof ApiError)) return say(t('errors.failed'))
  if (error.status === 0) return say(t('errors.offline'))
  if (error.kind === 'account-suspended')
    return say(t('errors.suspended', { reason: error.problem?.errors?.[0]?.detail ?? '–' }))
  if (error.status === 412) return say(t('errors.changedElsewhere'))
  if (error.status === 429)
    return say(t('errors.tooMany', { wait: formatWait(locale, error.retryAfter ?? 60) }))
  if (error.status === 503) return say(t('errors.unavailable'))
  if (error.kind === 'email-not-verified') return say(t('errors.notVerified'))
  const isWrong = error.kind === 'wrong-password'
  const { fields, ...rest } = problemErrors(error.problem, fieldIds, {
    field: t(isWrong ? 'errors.passwordWrong' : 'errors.refused'),
    general: t('errors.failed'),
  })
  const weak = { fieldId: newPassword ?? '', message: t('errors.passwordWeak') }
  return { ...rest, fields: fields.map((field) => (field.fieldId === newPassword ? weak : field)) }
}
