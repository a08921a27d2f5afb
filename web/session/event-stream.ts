export interface AccountEvent {
  kind: 'message' | 'read' | 'offer' | 'listing' | 'notification' | 'ready' | 'reset'
  data: { conversationId?: string; listingId?: string; seq?: number; mine?: boolean }
}

/** On a page that follows the account's events itself. */
export const ownStream = 'data-own-stream'

const firstRetryMs = 1_000
const longestRetryMs = 30_000

/**
 * Follows the account's events until `signal`, in a page that is looked at: a hidden one gives its connection back. By fetch, as an EventSource
 * carries no access token; it ends where there is none any more. `ready` and `reset` say that something may have been missed before.
 */
export async function followStream(
  token: () => Promise<string | undefined>,
  onEvent: (event: AccountEvent) => void,
  signal: AbortSignal,
): Promise<void> {
  let lastId: string | undefined
  let retryMs = firstRetryMs
  while (!signal.aborted) {
    await shown(signal)
    if (signal.aborted) return
    const end = new AbortController()
    const stop = () => {
      if (signal.aborted || document.hidden) end.abort()
    }
    signal.addEventListener('abort', stop)
    document.addEventListener('visibilitychange', stop)
    try {
      const accessToken = await token()
      if (accessToken === undefined) return
      const response = await fetch('/v1/events', {
        headers: {
          accept: 'text/event-stream',
          authorization: `Bearer ${accessToken}`,
          ...(lastId !== undefined && { 'last-event-id': lastId }),
        },
        cache: 'no-store',
        signal: end.signal,
      })
      if (!response.ok || !response.body) throw new Error(`events: ${response.status}`)
      retryMs = firstRetryMs
      for await (const { id, ...event } of eventsOf(response.body)) {
        lastId = id
        onEvent(event)
      }
    } catch {
      // Whatever it was, the next attempt goes on after the last event.
    } finally {
      signal.removeEventListener('abort', stop)
      document.removeEventListener('visibilitychange', stop)
    }
    if (!document.hidden) await pause(retryMs, signal)
    retryMs = Math.min(longestRetryMs, 2 * retryMs)
  }
}

/** The events of a stream of `text/event-stream`, as our API writes it: one line of data each. */
export async function* eventsOf(
  body: ReadableStream<Uint8Array>,
): AsyncGenerator<AccountEvent & { id: string }> {
  const reader = body
    .pipeThrough(new TextDecoderStream() as unknown as ReadableWritablePair<string, Uint8Array>)
    .getReader()
  let rest = ''
  for (;;) {
    const { value, done } = await reader.read()
    if (done) return
    const parts = (rest + value).split('\n\n')
    rest = parts.pop()!
    for (const part of parts) {
      const fields = new Map(
        part.split('\n').map((line) => {
          const colon = line.indexOf(': ')
          return [line.slice(0, colon), line.slice(colon + 2)] as const
        }),
      )
      const kind = fields.get('event') as AccountEvent['kind'] | undefined
      if (kind !== undefined)
        yield { kind, id: fields.get('id') ?? '', data: JSON.parse(fields.get('data') ?? '{}') }
    }
  }
}

/** When the page is looked at. */
function shown(signal: AbortSignal): Promise<void> {
  if (!document.hidden) return Promise.resolve()
  return new Promise((resolve) => {
    const look = () => {
      if (document.hidden && !signal.aborted) return
      document.removeEventListener('visibilitychange', look)
      signal.removeEventListener('abort', look)
      resolve()
    }
    document.addEventListener('visibilitychange', look)
    signal.addEventListener('abort', look)
  })
}

/** Half at random, so that those who lost a gateway at once do not come back at once. */
function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms / 2 + (Math.random() * ms) / 2)
    signal.addEventListener(
      'abort',
      () => {
        clearTimeout(timer)
        resolve()
      },
      { once: true },
    )
  })
}
