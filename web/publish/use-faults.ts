'use client'
import { nameIn } from '@piata/config/languages'

import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { type FieldError, get, type UseFormReturn } from 'react-hook-form'
import { ApiError } from '../client/api-error.ts'
import type { CategoryNode, Fault, ListingRules } from '../client/types.ts'
import { formatNumber, formatWait } from '../i18n/format.ts'
import type { Locale } from '../i18n/routes.ts'
import type { Draft } from './draft.ts'
import {
  type DraftField,
  draftFields,
  type FieldFault,
  faultMessage,
  fieldAt,
  type Step,
  unreadable,
} from './fields.ts'

/** A fault as it is shown. */
interface ShownFault {
  fieldId: string
  message: string
}

/** What is wrong with a draft, in the reader's language: found in what was typed, or told by the API. */
export function useFaults(
  form: UseFormReturn<Draft>,
  {
    locale,
    category,
    rules,
    step,
  }: { locale: Locale; category: CategoryNode | undefined; rules: ListingRules; step: Step },
) {
  const t = useTranslations('publish.errors')
  const account = useTranslations('account.errors')
  const fields = draftFields(category)
  const { errors } = form.formState
  const [attempts, setAttempts] = useState(0)
  // What is wrong on other steps is said there, where its controls are.
  const here = fields.filter((field) => field.step === step)
  const shown = here.flatMap((field): ShownFault[] => {
    const message = (get(errors, field.path) as FieldError | undefined)?.message
    // Where the message alone would not tell which field it is about.
    const label = field.attribute && `${nameIn(field.attribute.label, locale)}: `
    return message === undefined ? [] : [{ fieldId: field.id, message: `${label ?? ''}${message}` }]
  })
  if (errors.root?.message) shown.push({ fieldId: 'form-errors', message: errors.root.message })
  const first = shown[0]?.fieldId

  // The first wrong field gets the focus; without one, what is wrong in general.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each attempt, not when a fault was put right
  useEffect(() => {
    if (attempts === 0 || first === undefined) return
    const target = document.getElementById(first) ?? document.getElementById('form-errors')
    target?.focus()
  }, [attempts])

  function say(field: DraftField, { key, values = {} }: Pick<FieldFault, 'key' | 'values'>) {
    // A year has no separators, a mileage does.
    const text = (of: number) => (of >= 10_000 ? formatNumber(locale, of) : String(of))
    const texts =
      key === 'range'
        ? Object.fromEntries(Object.entries(values).map(([name, of]) => [name, text(of)]))
        : values
    form.setError(field.path, { type: key, message: t(key, texts) })
  }

  /** Shows faults; the step of the first one. */
  function show(faults: FieldFault[]): Step | undefined {
    for (const fault of faults) say(fault.field, fault)
    setAttempts((count) => count + 1)
    return fields.find(({ path }) => faults.some(({ field }) => field.path === path))?.step
  }

  function general(message: string): undefined {
    form.setError('root', { type: 'server', message })
    setAttempts((count) => count + 1)
  }

  return {
    shown,
    clear: () => form.clearErrors(),

    /**
     * Shows what was typed on these steps and cannot be read, and what the API found `missing` there; the step of the first, undefined
     * when there is nothing.
     */
    showWrong(ofSteps: readonly Step[], missing: readonly Fault[] = []): Step | undefined {
      const typed = unreadable(form.getValues(), category, rules)
      const told = missing.flatMap(({ pointer, code }): FieldFault[] => {
        const field = fieldAt(pointer, fields)
        // What could not be read was left out of what was sent.
        const isKnown = typed.some((fault) => fault.field.path === field?.path)
        return field && !isKnown ? [{ field, ...faultMessage(code, field, rules) }] : []
      })
      const found = [...typed, ...told].filter(({ field }) => ofSteps.includes(field.step))
      return found.length > 0 ? show(found) : undefined
    },

    /** Shows why a call failed; the step of the first field that it names. */
    showFailure(error: unknown): Step | undefined {
      if (!(error instanceof ApiError)) return general(account('failed'))
      if (error.status === 0) return general(account('offline'))
      if (error.status === 412) return general(t('changedElsewhere'))
      if (error.status === 429)
        return general(account('tooMany', { wait: formatWait(locale, error.retryAfter ?? 60) }))
      if (error.status === 503) return general(account('unavailable'))
      if (error.kind === 'email-not-verified') return general(account('notVerified'))
      const named = error.problem?.errors ?? []
      const found = named.flatMap(({ pointer, code }): FieldFault[] => {
        const field = fieldAt(pointer, fields)
        return field ? [{ field, ...faultMessage(code as Fault['code'] | undefined, field, rules) }] : []
      })
      if (found.length < named.length || named.length === 0) general(account('failed'))
      return found.length > 0 ? show(found) : undefined
    },
  }
}
