import { setTimeout as delay } from 'node:timers/promises'

/** Resolves when the gateway at an address is ready; says so once when that takes long. */
export async function gatewayReady(gatewayUrl: URL, signal?: AbortSignal): Promise<void> {
  const started = performance.now()
  let said = false
  while (!signal?.aborted) {
    const isReady = await fetch(new URL('/health/ready', gatewayUrl), {
      signal: AbortSignal.timeout(5_000),
    }).then(
      (response) => response.ok,
      () => false,
    )
    if (isReady) return
    const waited = performance.now() - started
    if (!said && waited > 10_000) {
      said = true
      console.log(`web: waiting for the gateway at ${gatewayUrl.origin}`)
    }
    await delay(waited < 5_000 ? 100 : 1_000)
  }
}
