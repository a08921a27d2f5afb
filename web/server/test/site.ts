import { createServer, type RequestListener, type Server } from 'node:http'
import { type AddressInfo, connect, type Socket } from 'node:net'
import { Networks } from '@piata/config'
import { afterEach } from 'vitest'
import { createPageServer, type PageServerOptions } from '../app.ts'

const running: { close(): Promise<void> }[] = []
afterEach(async () => {
  for (const server of running.splice(0).reverse()) await server.close()
})

/** Listens on a free port; resolves to the address. */
async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

/** A gateway made of a listener; closed with the test. */
export async function startGateway(listener: RequestListener): Promise<string> {
  const server = createServer(listener)
  running.push({
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  })
  return listen(server)
}

/** The page server before `handle` as Next and `gateway` as the API; closed with the test. */
export async function startSite(
  handle: RequestListener,
  gateway: RequestListener = (_, response) => response.end('{}'),
  settings: Partial<PageServerOptions['settings']> = {},
  options: Partial<PageServerOptions> = {},
): Promise<{ url: string; port: number; gatewayUrl: string }> {
  const gatewayUrl = settings.gatewayUrl ?? new URL(await startGateway(gateway))
  const pages = await createPageServer({
    handle,
    settings: {
      publicUrl: new URL('https://piata.example'),
      trustProxy: new Networks(['127.0.0.1']),
      clientAddressHeader: 'x-forwarded-for',
      limitExempt: new Networks(['127.0.0.1']),
      limitPagePerMinute: 1_000,
      cookieSecure: true,
      ...settings,
      gatewayUrl,
    },
    files: new Set(['/icon.svg']),
    onError: () => {},
    ...options,
  })
  running.push({
    close: async () => {
      pages.server.closeAllConnections()
      await pages.close()
    },
  })
  const url = await listen(pages.server)
  return { url, port: Number(new URL(url).port), gatewayUrl: gatewayUrl.origin }
}

/** A page whose body is given. */
export const html =
  (body: string): RequestListener =>
  (_, response) => {
    response.setHeader('Content-Type', 'text/html')
    response.end(body)
  }

/** Sends bytes on a connection of their own; resolves to all that came back until its end, or until `until` is in it. */
export function exchange(port: number, bytes: string | Buffer, until?: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket: Socket = connect(port, '127.0.0.1')
    let text = ''
    const finish = () => {
      socket.destroy()
      resolve(text)
    }
    socket.setTimeout(15_000, () => {
      socket.destroy()
      reject(new Error(`No end of the answer: ${text}`))
    })
    socket.on('data', (chunk) => {
      text += chunk.toString('latin1')
      if (until !== undefined && text.includes(until)) finish()
    })
    socket.on('error', finish)
    socket.on('close', finish)
    socket.write(bytes)
  })
}

/** Lines of a request's head. */
export const head = (...lines: string[]) => `${lines.join('\r\n')}\r\n\r\n`
