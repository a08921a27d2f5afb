import { failedPath, type Locale } from '../i18n/routes.ts'
import type { StoredDocument } from './document-cache.ts'

export type MessageStatus = 400 | 404 | 414 | 429 | 503

/** The site's own messages in each language. They hold nothing that changes, so each is rendered once. */
export class Messages {
  readonly #known = new Map<string, Promise<StoredDocument>>()
  readonly #render: (address: string) => Promise<StoredDocument>

  constructor(render: (address: string) => Promise<StoredDocument>) {
    this.#render = render
  }

  get(locale: Locale, status: MessageStatus): Promise<StoredDocument> {
    const address = `${failedPath(locale)}?status=${status}`
    let message = this.#known.get(address)
    if (!message) {
      message = this.#render(address)
      this.#known.set(address, message)
      message.catch(() => this.#known.delete(address))
    }
    return message
  }
}
