'use client'

import { createContext, type ReactNode, useCallback, useContext, useEffect, useState } from 'react'
import { answer } from '../client/api.ts'
import type { Identities, Passkey } from '../client/types.ts'
import { api } from '../session/api.ts'
import { confirmByPasskey, confirmByPassword, offersPasskeys } from '../session/passkeys.ts'

/** A session counts as confirmed here a little shorter than there. */
const spareMs = 20_000

interface Confirmation {
  /** Whether the browser can have passkeys for this site. */
  isOffered: boolean
  /** The account's; undefined until they are read. */
  passkeys: Passkey[] | undefined
  loadPasskeys(): Promise<void>
  /** The providers by which one logs in; undefined until they are read. */
  identities: Identities['items'] | undefined
  loadIdentities(): Promise<void>
  /** Whether the account has one, as far as is known. */
  hasPassword: boolean
  /** Whether the session was confirmed a moment ago, so that forms ask for no password. */
  isConfirmed: boolean
  confirm(password?: string): Promise<void>
}

const Context = createContext<Confirmation | undefined>(undefined)

/** What the forms of an account share: its passkeys and providers, and whether one of them or the password was given of late. */
export function ConfirmationProvider({ site, children }: { site: string; children: ReactNode }) {
  const [passkeys, setPasskeys] = useState<Passkey[] | undefined>()
  const [providers, setProviders] = useState<Identities | undefined>()
  const [until, setUntil] = useState(0)

  const loadPasskeys = useCallback(async () => {
    setPasskeys((await answer(api.GET('/v1/me/passkeys', { cache: 'no-store' }))).items)
  }, [])
  const loadIdentities = useCallback(async () => {
    setProviders(await answer(api.GET('/v1/me/identities', { cache: 'no-store' })))
  }, [])
  const confirm = useCallback(async (password?: string) => {
    setUntil(await (password === undefined ? confirmByPasskey() : confirmByPassword(password)))
  }, [])

  useEffect(() => {
    // The form above says what is wrong with the whole page.
    Promise.all([loadPasskeys(), loadIdentities()]).catch(() => undefined)
  }, [loadPasskeys, loadIdentities])

  useEffect(() => {
    if (until === 0) return
    const timer = setTimeout(() => setUntil(0), Math.max(0, until - Date.now() - spareMs))
    return () => clearTimeout(timer)
  }, [until])

  const confirmation = {
    isOffered: offersPasskeys(site),
    passkeys,
    loadPasskeys,
    identities: providers?.items,
    loadIdentities,
    hasPassword: providers?.hasPassword ?? true,
    isConfirmed: until > 0,
    confirm,
  }
  return <Context value={confirmation}>{children}</Context>
}

export function useConfirmation(): Confirmation {
  const confirmation = useContext(Context)
  if (!confirmation) throw new Error('useConfirmation is used outside of ConfirmationProvider')
  return confirmation
}
