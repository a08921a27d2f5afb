import { ApiError } from '../client/api-error.ts'
import { randomId } from '../session/random-id.ts'

/** Between two attempts: a phone that loses its network finds another within seconds or minutes. */
const pausesMs = [1_000, 2_000, 5_000, 10_000, 15_000, 30_000, 60_000, 60_000, 120_000]

/**
 * Sends something again, under one idempotency key, while the network or the server is away; five minutes long. A browser that says when it is
 * online again is heard at once.
 * @throws what the last attempt threw
 */
export async function patiently<T>(
  send: (idempotencyKey: string) => Promise<T>,
  wait: (ms: number) => Promise<void> = waitOrOnline,
): Promise<T> {
  const key = randomId()
  for (const pause of pausesMs) {
    try {
      return await send(key)
    } catch (error) {
      if (!(error instanceof ApiError) || !passes(error)) throw error
      await wait(Math.max(pause, (error.retryAfter ?? 0) * 1000))
    }
  }
  return send(key)
}

/** No connection, a form that broke off, or a server that has too much to do, but not a limit of hours. */
const passes = ({ status, retryAfter = 0 }: ApiError): boolean =>
  [0, 408, 502, 503, 504].includes(status) && retryAfter <= 120

function waitOrOnline(ms: number): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(done, ms)
    addEventListener('online', done)
    function done() {
      clearTimeout(timer)
      removeEventListener('online', done)
      resolve()
    }
  })
}
