import { randomBytes } from 'node:crypto'
import { type IncomingMessage, request } from 'node:http'
import { folderAddress } from '../i18n/routes.ts'
import type { FormState } from '../plain/state.ts'
import { StoredDocument } from './document-cache.ts'
import { contentSecurityPolicy } from './security-headers.ts'

const renderTimeoutMs = 15_000
const buildTimeoutMs = 120_000
const maxBytes = 8_000_000

/** Next did not finish a page. */
class RenderingFailed extends Error {
  override name = 'RenderingFailed'
}

/**
 * Asks Next for pages on `port` of the loopback interface. A document may be shared by many, so it is rendered for nobody: no
 * header of a visitor goes along. Of pages that work by forms the page server says who asks.
 */
export class PageRenderer {
  readonly #port: number
  readonly #host: string
  readonly #isDevelopment: boolean
  /** The policy of documents. */
  readonly #policy: string

  /**
   * `host` is the site's public one, which pages see; `styleHashes` are of the stylesheets that stand in documents. In development
   * pages may take long, as they are built first, and what Next says of a failure is a page like any other.
   */
  constructor(
    port: number,
    {
      host,
      styleHashes = [],
      isDevelopment = false,
    }: { host: string; styleHashes?: string[]; isDevelopment?: boolean },
  ) {
    this.#port = port
    this.#host = host
    this.#isDevelopment = isDevelopment
    this.#policy = contentSecurityPolicy({ styleHashes })
  }

  /**
   * A page without React in the browser.
   * @throws RenderingFailed
   */
  async document(address: string): Promise<StoredDocument> {
    const page = await this.#load(address)
    return new StoredDocument({ ...page, policy: page.status >= 500 ? '' : this.#policy })
  }

  /**
   * A React application, whose scripts carry a nonce that is used once.
   * @throws RenderingFailed
   */
  async application(address: string): Promise<StoredDocument> {
    const policy = contentSecurityPolicy({
      nonce: randomBytes(16).toString('base64'),
      isDevelopment: this.#isDevelopment,
    })
    // Next puts the nonce of the policy that it finds in the request on its scripts.
    const page = await this.#load(address, { 'content-security-policy': policy })
    return new StoredDocument({ ...page, policy: page.status >= 500 ? '' : policy, isForOnce: true })
  }

  /**
   * A page without React in the browser, made for one visitor.
   * @throws RenderingFailed
   */
  async plain(address: string, state: FormState): Promise<StoredDocument> {
    const page = await this.#load(address, { 'content-type': 'application/json' }, JSON.stringify(state))
    return new StoredDocument({ ...page, policy: page.status >= 500 ? '' : this.#policy, isForOnce: true })
  }

  /**
   * What crawlers read.
   * @throws RenderingFailed
   */
  async feed(address: string): Promise<StoredDocument> {
    return new StoredDocument({ ...(await this.#load(address)), policy: "default-src 'none'" })
  }

  async #load(address: string, headers: Record<string, string> = {}, body?: string): Promise<Rendered> {
    const timeoutMs = this.#isDevelopment ? buildTimeoutMs : renderTimeoutMs
    const all = { host: this.#host, accept: 'text/html', ...headers }
    const page = await load(this.#port, folderAddress(address), all, timeoutMs, body)
    if (page.status >= 500 && !this.#isDevelopment)
      throw new RenderingFailed(`Next answered ${page.status} for ${address}`)
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

function load(
  port: number,
  address: string,
  headers: Record<string, string>,
  timeoutMs: number,
  body: string | undefined,
): Promise<Rendered> {
  return new Promise((resolve, reject) => {
    const outgoing = request(
      {
        host: '127.0.0.1',
        port,
        path: address,
        headers,
        timeout: timeoutMs,
        method: body === undefined ? 'GET' : 'POST',
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
    outgoing.end(body)
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

/** The part of React's Link header that is worth its bytes: scripts stand in the page itself. */
function fontPreloads(link: string | string[] | undefined): string | undefined {
  const entries = [link ?? []]
    .flat()
    .join(', ')
    .split(/,\s*(?=<)/)
  return entries.filter((entry) => entry.includes('as="font"')).join(', ') || undefined
}
