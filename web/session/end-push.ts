/** The id by which the account knows this browser. */
export const deviceKey = 'piata.push'

/** This browser is told no more, whoever logs in next: its push service says so to the site. */
export async function endPush(): Promise<void> {
  localStorage.removeItem(deviceKey)
  const registration = await navigator.serviceWorker?.getRegistration('/')
  await (await registration?.pushManager?.getSubscription())?.unsubscribe()
}
