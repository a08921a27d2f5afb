import { Client, type ClientConfig } from 'pg'

const firstRetryMs = 500
const longestRetryMs = 30_000

/**
 * Hears what is notified on `channel`, on a connection of its own, until it is closed. What is notified while the connection is away is lost, so
 * `onReconnect` is called each time it is there (again).
 */
export function listen(
  connection: ClientConfig,
  channel: string,
  onNotification: (payload: string) => void,
  onReconnect: () => void,
): { close(): Promise<void> } {
  let isClosed = false
  let client: Client | undefined
  let timer: NodeJS.Timeout | undefined
  let retryMs = firstRetryMs

  const connect = async (): Promise<void> => {
    const next = new Client({ application_name: 'piata', keepAlive: true, ...connection })
    client = next
    let isLost = false
    const lost = () => {
      if (isLost || isClosed) return
      isLost = true
      void next.end().catch(() => {})
      timer = setTimeout(() => void connect(), retryMs)
      timer.unref()
      retryMs = Math.min(longestRetryMs, retryMs * 2)
    }
    next.on('error', lost)
    next.on('end', lost)
    next.on('notification', ({ payload = '' }) => onNotification(payload))
    try {
      await next.connect()
      await next.query(`listen "${channel}"`)
      if (isClosed) return void (await next.end())
      retryMs = firstRetryMs
      onReconnect()
    } catch {
      lost()
    }
  }
  void connect()

  return {
    async close() {
      isClosed = true
      clearTimeout(timer)
      await client?.end().catch(() => {})
    },
  }
}
