import { type IncomingMessage, request } from 'node:http'
import { StoredDocument } from './document-cache.ts'
import { StyleInliner } from './inline-styles.ts'
import { isUnfinished, toPlainDocument } from './plain-document.ts'
import { contentSecurityPolicy } from './security-headers.ts'

const timeoutMs = 15_000
const maxBytes = 8_000_000

/** Makes plain documents of the pages that Next renders on `port` of the loopback interface. */
export class DocumentRenderer {
  readonly #port: number
  readonly #host: string
  readonly #styles = new StyleInliner(async (address) => (await this.#load(address, '')).html)

  /** `host` is the site's public one, which pages see. */
  constructor(port: number, host: string) {
    this.#port = port
    this.#host = host
  }

  /** Never a page that the browser would have to finish: what fails is answered by the site's own message, 503. */
  async render(address: string, visitor: string): Promise<StoredDocument> {
    const page = await this.#load(address, visitor)
    if (page.location !== undefined) return new StoredDocument({ ...page, html: '', policy: '' })
    if (page.status < 500 && !isUnfinished(page.html)) return this.#finish(page, page.status)
    const english = /^\/en(?:[/?]|$)/.test(address)
    return this.#finish(await this.#load(english ? '/en/failed' : '/eroare', visitor), 503)
  }

  async #finish(page: Rendered, status: number): Promise<StoredDocument> {
    const plain = toPlainDocument(page.html, status)
    const { html, styleHashes } = await this.#styles.inline(plain.html)
    return new StoredDocument({
      ...page,
      status: plain.status,
      html,
      policy: contentSecurityPolicy({ styleHashes }),
    })
  }

  #load(address: string, visitor: string): Promise<Rendered> {
    return load(this.#port, this.#host, address, visitor)
  }
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
