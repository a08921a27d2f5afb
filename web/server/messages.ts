import { siteNow } from '../client/site.ts'
import { failedPath, type Locale } from '../i18n/routes.ts'
import type { StoredDocument } from './document-cache.ts'

export type MessageStatus = 400 | 404 | 414 | 429 | 503

/** The site's own messages in each language. They hold nothing that changes but what the operator chose, so each is rendered once for that. */
export class Messages {
  readonly #known = new Map<string, Promise<StoredDocument>>()
  #site = siteNow()
  readonly #render: (address: string) => Promise<StoredDocument>

  constructor(render: (address: string) => Promise<StoredDocument>) {
    this.#render = render
  }

  get(locale: Locale, status: MessageStatus): Promise<StoredDocument> {
    const site = siteNow()
    if (site !== this.#site) this.#known.clear()
    this.#site = site
    const address = `${failedPath(locale)}?status=${status}`
    let message = this.#known.get(address)
    if (!message) {
      message = this.#render(address)
      this.#known.set(address, message)
      const failed = message
      failed.catch(() => {
        if (this.#known.get(address) === failed) this.#known.delete(address)
      })
    }
    return message
  }
}
