'use client'

import { useCallback, useState } from 'react'
import type { Locale } from '../i18n/routes.ts'
import { useStaffData } from './use-staff.ts'

interface Page<T> {
  items: T[]
  next: string | null
}

/** A list of the staff's that goes on page by page. `read` says what is asked for: another one begins anew. */
export function usePages<T>(locale: Locale, read: (cursor?: string) => Promise<Page<T>>) {
  const [more, setMore] = useState<(Page<T> & { of: unknown }) | undefined>()
  const load = useCallback(() => read(), [read])
  const { data, trouble, reload } = useStaffData(locale, load)
  // What was read for another question is none of this list.
  const further = more?.of === data ? more : undefined
  const next = further ? further.next : (data?.next ?? null)
  return {
    ...{ isLoaded: data !== undefined, trouble, reload, next },
    items: [...(data?.items ?? []), ...(further?.items ?? [])],
    async readOn() {
      if (next === null || data === undefined) return
      const page = await read(next).catch(() => undefined)
      if (page === undefined) return void reload()
      setMore({ of: data, items: [...(further?.items ?? []), ...page.items], next: page.next })
    },
  }
}
