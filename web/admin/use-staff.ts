'use client'

import { useCallback, useEffect, useState } from 'react'
import { type Refused, refusedBy } from '../agents/staff-refusal.tsx'
import { ApiError } from '../client/api-error.ts'
import { href, type Locale } from '../i18n/routes.ts'

/** Leads to the log-in and back to this page. */
export function toLogin(locale: Locale): void {
  const here = window.location.pathname + window.location.search
  window.location.assign(`${href(locale, 'login')}?next=${encodeURIComponent(here)}`)
}

/** What a page of the staff shows first: loaded once, and again when asked; whoever is not logged in is led there. */
export function useStaffData<T>(
  locale: Locale,
  load: () => Promise<T>,
): { data: T | undefined; trouble: Refused | 'failed' | undefined; reload: () => Promise<void> } {
  const [data, setData] = useState<T | undefined>()
  const [trouble, setTrouble] = useState<Refused | 'failed' | undefined>()
  const reload = useCallback(async () => {
    try {
      setData(await load())
      setTrouble(undefined)
    } catch (error) {
      if (error instanceof ApiError && error.status === 401) return toLogin(locale)
      setTrouble(refusedBy(error) ?? 'failed')
    }
  }, [load, locale])
  useEffect(() => void reload(), [reload])
  return { data, trouble, reload }
}
