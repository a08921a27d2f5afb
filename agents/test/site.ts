import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'

interface Page {
  status?: number
  headers?: Record<string, string>
  body?: string | Buffer
}

/** A page, or what makes one for a request. */
type Served =
  | Page
  | ((request: IncomingMessage, response: ServerResponse) => Page | Promise<Page | undefined>)

/** A site of a test on 127.0.0.1: what is not among its pages is 404. */
export interface TestSite {
  origin: string
  port: number
  pages: Map<string, Served>
  /** What it was asked, in order. */
  asked: { path: string; host: string; headers: IncomingHttpHeaders }[]
  /** Requests at work at this moment, and the most that ever were, by the host that they named. */
  most: Map<string, number>
  close(): Promise<void>
}

export async function startSite({ latencyMs = 0 }: { latencyMs?: number } = {}): Promise<TestSite> {
  const pages = new Map<string, Served>()
  const asked: TestSite['asked'] = []
  const most = new Map<string, number>()
  const running = new Map<string, number>()
  const server = createServer((request, response) => {
    const path = request.url!
    const host = request.headers.host!.replace(/:\d+$/, '')
    asked.push({ path, host, headers: request.headers })
    running.set(host, (running.get(host) ?? 0) + 1)
    most.set(host, Math.max(most.get(host) ?? 0, running.get(host)!))
    response.on('close', () => running.set(host, running.get(host)! - 1))
    const answer = async () => {
      if (latencyMs > 0) await delay(latencyMs)
      const served = pages.get(path) ?? pages.get(`${host}${path}`) ?? { status: 404 }
      const page = typeof served === 'function' ? await served(request, response) : served
      if (page === undefined) return
      response.writeHead(page.status ?? 200, page.headers)
      response.end(page.body)
    }
    answer().catch(() => response.destroy())
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    port,
    pages,
    asked,
    most,
    origin: `http://127.0.0.1:${port}`,
    async close() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
