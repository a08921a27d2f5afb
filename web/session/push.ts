'use client'

import { answer } from '../client/api.ts'
import { api } from './api.ts'
import { deviceKey } from './end-push.ts'

export type PushState = 'impossible' | 'denied' | 'off' | 'on'

/** Whether this browser is told when the site is closed. */
export async function pushState(): Promise<PushState> {
  const isPossible =
    window.isSecureContext &&
    'serviceWorker' in navigator &&
    'PushManager' in window &&
    'Notification' in window
  if (!isPossible) return 'impossible'
  if (Notification.permission === 'denied') return 'denied'
  const registration = await navigator.serviceWorker.getRegistration('/')
  const subscription = await registration?.pushManager.getSubscription()
  return subscription && localStorage.getItem(deviceKey) !== null ? 'on' : 'off'
}

/** Asks whoever sits before the browser, and has this account told through it. @throws ApiError, DOMException */
export async function startPush(): Promise<PushState> {
  if ((await Notification.requestPermission()) !== 'granted') return 'denied'
  await navigator.serviceWorker.register('/sw.js', { scope: '/', updateViaCache: 'none' })
  const { pushManager } = await navigator.serviceWorker.ready
  const { publicKey } = await answer(api.GET('/v1/push/key'))
  const options = { userVisibleOnly: true, applicationServerKey: publicKey }
  let subscription: PushSubscription
  try {
    subscription = await pushManager.subscribe(options)
  } catch (error) {
    // The site's key is another one than when this browser subscribed.
    const old = await pushManager.getSubscription()
    if (old === null) throw error
    await old.unsubscribe()
    subscription = await pushManager.subscribe(options)
  }
  const body = subscription.toJSON() as Parameters<typeof subscribe>[0]
  localStorage.setItem(deviceKey, (await subscribe(body)).id)
  return 'on'
}

const subscribe = (body: {
  endpoint: string
  expirationTime?: number | null
  keys: { p256dh: string; auth: string }
}) => answer(api.POST('/v1/push/subscriptions', { body }))

/** Which of the account's browsers this one is; null for none. */
export const thisDevice = (): string | null => localStorage.getItem(deviceKey)
