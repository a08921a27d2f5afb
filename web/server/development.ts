import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'

export interface DevelopmentServer {
  /** Takes over a connection by which the browser hears of changes. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void
}

/** Whether an address belongs to Next's development server: its modules, its error overlay, its news of changes. */
export function isForDevelopment(address = ''): boolean {
  return /^\/(?:_next\/|__nextjs_)/.test(address)
}
