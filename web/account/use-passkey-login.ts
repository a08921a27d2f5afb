'use client'

import { useEffect, useRef, useSyncExternalStore } from 'react'
import {
  logInByPasskey,
  offerPasskeysInAutofill,
  offersPasskeys,
  probablyOffersPasskeys,
} from '../session/passkeys.ts'
import { useReady } from '../ui/use-ready.ts'

const never = () => () => {}

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
  const ready = useReady()
  // A button that came with the script would move what is below it under the finger.
  const isOffered = useSyncExternalStore(
    never,
    () => offersPasskeys(site),
    () => probablyOffersPasskeys(site),
  )
  const told = useRef({ onDone, onFailed })
  useEffect(() => {
    told.current = { onDone, onFailed }
  })

  useEffect(() => {
    if (!ready || !isOffered || !isActive) return
    return offerPasskeysInAutofill(
      () => told.current.onDone(),
      (error) => told.current.onFailed(error),
    )
  }, [ready, isOffered, isActive])

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
