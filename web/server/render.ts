import { type IncomingMessage, request } from 'node:http'
import { StoredDocument } from './document-cache.ts'
import { isUnfinished, toPlainDocument } from './plain-document.ts'

const timeoutMs = 15_000
const maxBytes = 8_000_000

/** Asks the renderer (Next on `port` of the loopback interface) for a page and makes a plain document of it. */
export async function renderDocument(
  port: number,
  host: string,
  address: string,
  visitor: string,
): Promise<StoredDocument> {
  const page = await load(port, host, address, visitor)
  if (page.location !== undefined) return new StoredDocument({ ...page, html: '' })
  if (page.status < 500 && !isUnfinished(page.html)) {
    const { html, status } = toPlainDocument(page.html, page.status)
    return new StoredDocument({ ...page, status, html })
  }
  // React left the error page to the browser; the plain one is a page of its own.
  const english = address === '/en' || address.startsWith('/en/') || address.startsWith('/en?')
  const failed = await load(port, host, english ? '/en/failed' : '/eroare', visitor)
  return new StoredDocument({ ...failed, status: 503, html: toPlainDocument(failed.html, 503).html })
}

interface Rendered {
  status: number
  location: string | undefined
  /** Preloads of fonts. */
  link: string | undefined
  html: string
}

function load(port: number, host: string, address: string, visitor: string): Promise<Rendered> {
  return new Promise((resolve, reject) => {
    const outgoing = request(
      {
        host: '127.0.0.1',
        port,
        path: address,
        headers: { host, accept: 'text/html', 'x-piata-visitor': visitor },
        timeout: timeoutMs,
      },
      (incoming) => {
        readAll(incoming).then(
          (html) =>
            resolve({
              status: incoming.statusCode ?? 502,
              location: incoming.headers.location,
              link: fontPreloads(incoming.headers.link),
              html,
            }),
          reject,
        )
      },
    )
    outgoing.on('timeout', () => outgoing.destroy(new Error(`The page ${address} took over ${timeoutMs} ms`)))
    outgoing.on('error', reject)
    outgoing.end()
  })
}

async function readAll(incoming: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of incoming) {
    size += (chunk as Buffer).length
    if (size > maxBytes) throw new Error(`A page is larger than ${maxBytes} bytes`)
    chunks.push(chunk as Buffer)
  }
  return Buffer.concat(chunks).toString()
}

/** The part of React's Link header that plain documents still want. */
function fontPreloads(link: string | string[] | undefined): string | undefined {
  const entries = [link ?? []]
    .flat()
    .join(', ')
    .split(/,\s*(?=<)/)
  return entries.filter((entry) => entry.includes('as="font"')).join(', ') || undefined
}
