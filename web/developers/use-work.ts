'use client'

import { useTranslations } from 'next-intl'
import { useCallback, useEffect, useState } from 'react'
import { explainFailure } from '../account/explain.ts'
import { ApiError } from '../client/api-error.ts'
import type { Locale } from '../i18n/routes.ts'

/** What is wrong; with a field where it is about one. */
interface Trouble {
  fieldId?: string
  message: string
}

/**
 * Runs what a section does, one at a time, and keeps what is to be said of it: the field that is wrong gets the focus.
 * @param full what a 409 means here
 */
export function useWork(locale: Locale, onLoggedOut: () => void, full: string) {
  const t = useTranslations('account')
  const [trouble, setTrouble] = useState<Trouble | undefined>()
  const [said, setSaid] = useState('')
  const [isBusy, setBusy] = useState(false)

  useEffect(() => {
    if (trouble?.fieldId) document.getElementById(trouble.fieldId)?.focus()
  }, [trouble])

  /** False where it failed. */
  const run = useCallback(
    async (work: () => Promise<string | undefined>, fieldIds: Record<string, string> = {}) => {
      setTrouble(undefined)
      setSaid('')
      setBusy(true)
      try {
        setSaid((await work()) ?? '')
        return true
      } catch (error) {
        if (error instanceof ApiError && error.status === 401) onLoggedOut()
        else if (error instanceof ApiError && error.status === 409) setTrouble({ message: full })
        else {
          const { fields, general } = explainFailure(error, { t, locale, fieldIds })
          setTrouble(fields[0] ?? { message: general ?? t('errors.failed') })
        }
        return false
      } finally {
        setBusy(false)
      }
    },
    [locale, t, onLoggedOut, full],
  )

  const errorOf = (fieldId: string) => (trouble?.fieldId === fieldId ? trouble.message : undefined)
  return { run, isBusy, said, errorOf, setTrouble, general: trouble?.fieldId ? undefined : trouble?.message }
}
