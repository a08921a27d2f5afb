'use client'

import {
  browserSupportsWebAuthn,
  browserSupportsWebAuthnAutofill,
  startAuthentication,
  startRegistration,
  WebAuthnAbortService,
  WebAuthnError,
} from '@simplewebauthn/browser'
import { answer } from '../client/api.ts'
import { ApiError } from '../client/api-error.ts'
import { publicApi } from '../client/public-api.ts'
import type { Passkey, PasskeyCreationOptions, PasskeyRequestOptions } from '../client/types.ts'
import { api } from './api.ts'
import { forgetToken, keep } from './session.ts'

/** Challenges live for five minutes, pages as long as they are open. */
const renewMs = 4 * 60_000

type AuthenticationOptions = Parameters<typeof startAuthentication>[0]['optionsJSON']
type RegistrationOptions = Parameters<typeof startRegistration>[0]['optionsJSON']

/** Whether this browser can have passkeys on this page: not on plain http, nor where the site is called otherwise. @param site its origin */
export const offersPasskeys = (site: string): boolean =>
  window.isSecureContext && window.location.origin === site && browserSupportsWebAuthn()

/** What `offersPasskeys` will most likely say, before there is a window to ask. @param site its origin */
export function probablyOffersPasskeys(site: string): boolean {
  const { protocol, hostname } = new URL(site)
  return protocol === 'https:' || ['localhost', '127.0.0.1', '[::1]'].includes(hostname)
}

/** Whether no passkey came because the browser's question was closed, took too long or gave way to another one. */
export const wasDismissed = (error: unknown): boolean =>
  !(error instanceof ApiError) &&
  !isRegisteredAlready(error) &&
  error instanceof Error &&
  (error instanceof WebAuthnError || ['NotAllowedError', 'AbortError'].includes(error.name))

/** Whether the device has a passkey of the account already. */
export const isRegisteredAlready = (error: unknown): boolean =>
  error instanceof WebAuthnError && error.code === 'ERROR_AUTHENTICATOR_PREVIOUSLY_REGISTERED'

/** Logs in by the passkey that the browser asks for. @throws ApiError, and what `wasDismissed` tells */
export const logInByPasskey = (): Promise<void> => logIn(false)

/**
 * Has the browser offer passkeys where the address is typed, until the function that it gives is called.
 * @param onFailed hears ApiError alone
 */
export function offerPasskeysInAutofill(onDone: () => void, onFailed: (error: ApiError) => void): () => void {
  let isOver = false
  const offer = async () => {
    try {
      if (!(await browserSupportsWebAuthnAutofill()) || isOver) return
      await logIn(true)
      if (!isOver) onDone()
    } catch (error) {
      if (!isOver && error instanceof ApiError) onFailed(error)
    }
  }
  void offer()
  const renewal = setInterval(() => void offer(), renewMs)
  return () => {
    isOver = true
    clearInterval(renewal)
    WebAuthnAbortService.cancelCeremony()
  }
}

async function logIn(useBrowserAutofill: boolean): Promise<void> {
  const options = await answer(publicApi.GET('/v1/auth/passkey', { cache: 'no-store' }))
  const passkey = await prove(options, useBrowserAutofill)
  keep(await answer(publicApi.POST('/v1/auth/passkey', { body: { passkey, transport: 'cookie' } })))
}

/** Confirms the session by one of the account's passkeys; resolves to until when, in milliseconds since 1970. */
export async function confirmByPasskey(): Promise<number> {
  const passkey = await prove(await answer(api.GET('/v1/me/confirm', { cache: 'no-store' })))
  const until = confirmedUntil(await answer(api.POST('/v1/me/confirm', { body: { passkey } })))
  // The next one says that a passkey was given.
  forgetToken()
  return until
}

/** Confirms the session by the password; resolves as `confirmByPasskey` does. */
export const confirmByPassword = async (password: string): Promise<number> =>
  confirmedUntil(await answer(api.POST('/v1/me/confirm', { body: { password } })))

const confirmedUntil = (answered: { confirmedUntil: string }): number => Date.parse(answered.confirmedUntil)

/** Has the browser make a passkey for the account, whose session was confirmed. */
export async function addPasskey(name: string): Promise<Passkey> {
  const options = await answer(api.GET('/v1/me/passkeys/options', { cache: 'no-store' }))
  const made = await startRegistration({
    optionsJSON: options satisfies PasskeyCreationOptions as RegistrationOptions,
  })
  const { id, rawId, type, clientExtensionResults, response } = made
  const passkey = { id, rawId, type, response, clientExtensionResults: { ...clientExtensionResults } }
  return answer(api.POST('/v1/me/passkeys', { body: { passkey, name } }))
}

async function prove(options: PasskeyRequestOptions, useBrowserAutofill = false) {
  const optionsJSON = options as AuthenticationOptions
  const { id, rawId, type, response } = await startAuthentication({ optionsJSON, useBrowserAutofill })
  return { id, rawId, type, response }
}
