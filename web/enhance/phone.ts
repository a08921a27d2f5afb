import { answer } from '../client/api.ts'
import { ApiError } from '../client/api-error.ts'
import { publicApi } from '../client/public-api.ts'
import { accountNow } from '../favourites/kept.ts'
import { api } from '../session/api.ts'
import { currentSession } from '../session/session.ts'

/** A button that asks for the number of a listing's seller, and is a link that calls it from then on. The document does not hold it. */
export class PhoneButton extends HTMLElement {
  connectedCallback(): void {
    this.querySelector('button')?.addEventListener('click', () => void this.#ask())
  }

  async #ask(): Promise<void> {
    const button = this.querySelector('button')
    if (!button || button.ariaBusy === 'true') return
    button.ariaBusy = 'true'
    this.#say('')
    try {
      const number = await this.#fetch()
      if (number === undefined) return
      for (const other of document.querySelectorAll<PhoneButton>('piata-phone'))
        other.#show(number, other === this)
      if (this.dataset.call !== undefined) location.assign(`tel:${number.phone}`)
    } catch (error) {
      const status = error instanceof ApiError ? error.status : 0
      if (status === 409) this.#say(this.dataset.none)
      else this.#say(status === 429 ? this.dataset.tooMany : this.dataset.failed)
    } finally {
      button.ariaBusy = 'false'
    }
  }

  /** Undefined where one is led to the log-in. */
  async #fetch(): Promise<{ phone: string; text: string } | undefined> {
    const session = accountNow() === null ? undefined : await currentSession()
    const { listing: id = '', login } = this.dataset
    if (!session && login !== undefined) {
      location.assign(login)
      return undefined
    }
    const params = { path: { id } }
    return answer((session ? api : publicApi).POST('/v1/listings/{id}/phone', { params }))
  }

  #show({ phone, text }: { phone: string; text: string }, isPressed: boolean): void {
    const button = this.querySelector('button')
    if (!button) return
    const link = document.createElement('a')
    link.href = `tel:${phone}`
    link.className = button.className
    link.append(...button.childNodes)
    const words = link.querySelector('span')
    if (words && this.dataset.call === undefined) words.textContent = text
    const hadFocus = isPressed && document.activeElement === button
    button.replaceWith(link)
    if (hadFocus) link.focus()
  }

  #say(text: string | undefined): void {
    const status = this.querySelector('[role="status"]')
    if (status) status.textContent = text ?? ''
  }
}
