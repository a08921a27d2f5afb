import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { MemoryCache } from '../client/memory-cache.ts'

const compressBrotli = promisify(brotliCompress)
const compressGzip = promisify(gzip)

type Encoding = 'br' | 'gzip' | 'identity'

/** A rendered document, ready to be sent in any encoding; each encoding is made once, when first asked for. */
export class StoredDocument {
  readonly status: number
  readonly etag: string
  /** Where a redirect leads. */
  readonly location: string | undefined
  /** The Link header. */
  readonly link: string | undefined
  /** The Content-Security-Policy. */
  readonly policy: string
  /** The Content-Type. */
  readonly type: string
  /** Whether it was made for one answer, and must not be kept by anybody. */
  readonly isForOnce: boolean
  readonly #bodies = new Map<Encoding, Promise<Buffer>>()

  constructor(page: {
    status: number
    html: string
    policy: string
    location?: string | undefined
    link?: string | undefined
    type?: string | undefined
    isForOnce?: boolean
  }) {
    this.status = page.status
    this.location = page.location
    this.link = page.link
    this.policy = page.policy
    this.isForOnce = page.isForOnce ?? false
    this.type = page.type ?? 'text/html; charset=utf-8'
    const bytes = Buffer.from(page.html)
    this.etag = `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`
    this.#bodies.set('identity', Promise.resolve(bytes))
  }

  async body(encoding: Encoding): Promise<Buffer> {
    let body = this.#bodies.get(encoding)
    if (!body) {
      const bytes = await this.#bodies.get('identity')!
      body =
        encoding === 'br'
          ? compressBrotli(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } })
          : compressGzip(bytes, { level: 6 })
      this.#bodies.set(encoding, body)
    }
    return body
  }
}

/** How long a rendered document is shared. With the age of the data in it, a page shows a change well within two seconds. */
const maxAgeMs = 500
const maxDocuments = 400
const tracking = /^(?:utm_\w+|gclid|fbclid|msclkid|ref)$/

/** Documents by address; visitors who ask for the same page within half a second share one rendering. */
export class DocumentCache {
  readonly #cache: MemoryCache<StoredDocument>
  readonly #maxAgeMs: number
  readonly #render: (address: string) => Promise<StoredDocument>

  constructor(
    render: (address: string) => Promise<StoredDocument>,
    kept: { maxAgeMs?: number; mostDocuments?: number } = {},
  ) {
    this.#render = render
    this.#maxAgeMs = kept.maxAgeMs ?? maxAgeMs
    this.#cache = new MemoryCache<StoredDocument>(kept.mostDocuments ?? maxDocuments)
  }

  get(address: string): Promise<StoredDocument> {
    const key = withoutTracking(address)
    return this.#cache.get(
      key,
      this.#maxAgeMs,
      () => this.#render(key),
      (document) => document.status < 500,
    )
  }
}

/** The address without what advertisers add to it, so that it does not split the cache. */
export function withoutTracking(address: string): string {
  const cut = address.indexOf('?')
  if (cut === -1) return address
  const kept = address
    .slice(cut + 1)
    .split('&')
    .filter((pair) => pair !== '' && !tracking.test(pair.split('=', 1)[0]!))
  return address.slice(0, cut) + (kept.length > 0 ? `?${kept.join('&')}` : '')
}

/** The best encoding that an Accept-Encoding header allows. */
export function chooseEncoding(accepted: string | undefined): Encoding {
  const names = new Set(
    (accepted ?? '')
      .split(',')
      .map((part) => part.trim().toLowerCase())
      .filter((part) => !/;\s*q=0(?:\.0+)?$/.test(part))
      .map((part) => part.split(';', 1)[0]!.trim()),
  )
  return names.has('br') ? 'br' : names.has('gzip') ? 'gzip' : 'identity'
}
