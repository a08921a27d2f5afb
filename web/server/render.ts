import { randomBytes } from 'node:crypto'
import { type IncomingMessage, request } from 'node:http'
import { StoredDocument } from './document-cache.ts'
import { StyleInliner } from './inline-styles.ts'
import { isUnfinished, toPlainDocument } from './plain-document.ts'
import { contentSecurityPolicy } from './security-headers.ts'

const timeoutMs = 15_000
const maxBytes = 8_000_000

/** Next did not finish a page. */
export class RenderingFailed extends Error {
  override name = 'RenderingFailed'
}

/**
 * Makes plain documents of the pages that Next renders on `port` of the loopback interface. A document may be shared by many,
 * so it is rendered for nobody: no header of a visitor goes along.
 */
export class DocumentRenderer {
  readonly #port: number
  readonly #host: string
  readonly #styles = new StyleInliner(async (address) => (await this.#load(address)).html)

  /** `host` is the site's public one, which pages see. */
  constructor(port: number, host: string) {
    this.#port = port
    this.#host = host
  }

  /**
   * A plain document, never one that the browser would have to finish.
   * @throws RenderingFailed
   */
  async document(address: string): Promise<StoredDocument> {
    const page = await this.#load(address)
    if (page.location !== undefined) return new StoredDocument({ ...page, html: '', policy: '' })
    if (isUnfinished(page.html)) throw new RenderingFailed(`Next left ${address} to the browser`)
    const plain = toPlainDocument(page.html, page.status)
    const { html, styleHashes } = await this.#styles.inline(plain.html)
    return new StoredDocument({
      ...page,
      status: plain.status,
      html,
      policy: contentSecurityPolicy({ styleHashes }),
    })
  }

  /**
   * A React application, whose scripts carry a nonce that is used once.
   * @throws RenderingFailed
   */
  async application(address: string): Promise<StoredDocument> {
    const policy = contentSecurityPolicy({ nonce: randomBytes(16).toString('base64') })
    // Next puts the nonce of the policy that it finds in the request on its scripts.
    const page = await this.#load(address, { 'content-security-policy': policy })
    return new StoredDocument({ ...page, policy, isForOnce: true })
  }

  /**
   * What crawlers read.
   * @throws RenderingFailed
   */
  async feed(address: string): Promise<StoredDocument> {
    return new StoredDocument({ ...(await this.#load(address)), policy: "default-src 'none'" })
  }

  async #load(address: string, headers: Record<string, string> = {}): Promise<Rendered> {
    const page = await load(this.#port, address, { host: this.#host, accept: 'text/html', ...headers })
    if (page.status >= 500) throw new RenderingFailed(`Next answered ${page.status} for ${address}`)
    return page
  }
}

interface Rendered {
  status: number
  type: string | undefined
  location: string | undefined
  /** Preloads of fonts. */
  link: string | undefined
  html: string
}

function load(port: number, address: string, headers: Record<string, string>): Promise<Rendered> {
  return new Promise((resolve, reject) => {
    const outgoing = request(
      {
        host: '127.0.0.1',
        port,
        path: address,
        headers,
        timeout: timeoutMs,
      },
      (incoming) => {
        readAll(incoming).then(
          (html) =>
            resolve({
              status: incoming.statusCode ?? 502,
              type: incoming.headers['content-type'],
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
