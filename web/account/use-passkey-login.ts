'use client'

import { useEffect, useRef } from 'react'
import { logInByPasskey, offerPasskeysInAutofill, offersPasskeys } from '../session/passkeys.ts'
import { useReady } from '../ui/use-ready.ts'

/**
 * Logging in with a passkey: by the browser's suggestions where the address is typed, while `isActive`, and by `logIn`, which resolves to whether it came
 * about. `site` is the site's origin.
 */
export function usePasskeyLogin({
  site,
  isActive,
  onDone,
  onFailed,
}: {
  site: string
  isActive: boolean
  onDone: () => void
  onFailed: (error: unknown) => void
}) {
  const isOffered = useReady() && offersPasskeys(site)
  const told = useRef({ onDone, onFailed })
  useEffect(() => {
    told.current = { onDone, onFailed }
  })

  useEffect(() => {
    if (!isOffered || !isActive) return
    return offerPasskeysInAutofill(
      () => told.current.onDone(),
      (error) => told.current.onFailed(error),
    )
  }, [isOffered, isActive])

  const logIn = async (): Promise<boolean> => {
    try {
      await logInByPasskey()
      onDone()
      return true
    } catch (error) {
      onFailed(error)
      return false
    }
  }
  return { isOffered, logIn }
}
