import { answer } from '../client/api.ts'
import { ApiError } from '../client/api-error.ts'
import { accountNow } from '../favourites/kept.ts'
import { api } from '../session/api.ts'
import { randomId } from '../session/random-id.ts'
import { typedText } from '../ui/typed-text.ts'

/** What others say of a seller, who can reply to it here, once each. The document is the same for everybody. */
export class Replies extends HTMLElement {
  connectedCallback(): void {
    if (accountNow() !== this.dataset.seller) return
    for (const form of this.querySelectorAll<HTMLFormElement>('form[data-rating]')) {
      form.hidden = false
      const key = randomId()
      form.addEventListener('submit', (event) => {
        event.preventDefault()
        void this.#send(form, key)
      })
    }
  }

  async #send(form: HTMLFormElement, key: string): Promise<void> {
    const button = form.querySelector('button')
    const status = form.querySelector('[role="status"]')
    if (!button || button.disabled) return
    button.disabled = true
    if (status) status.textContent = ''
    const text = typedText(String(new FormData(form).get('text')))
    try {
      const params = { path: { id: form.dataset.rating ?? '' }, header: { 'idempotency-key': key } }
      await answer(api.POST('/v1/ratings/{id}/reply', { params, body: { text } }))
      form.replaceWith(replyOf(form, text))
    } catch (error) {
      button.disabled = false
      // What is too long the form does not send.
      const isPrivate = error instanceof ApiError && error.status === 400
      if (status) status.textContent = this.dataset[isPrivate ? 'private' : 'failed'] ?? ''
    }
  }
}

/** What the document has below a rating with a reply. */
function replyOf(form: HTMLFormElement, text: string): HTMLElement {
  const box = document.createElement('div')
  box.className = form.className
  box.tabIndex = -1
  const [title, words] = [document.createElement('p'), document.createElement('p')]
  title.className = 'text-sm font-medium'
  title.textContent = form.dataset.title ?? ''
  words.className = 'whitespace-pre-line wrap-anywhere'
  words.textContent = text
  box.append(title, words)
  queueMicrotask(() => box.focus())
  return box
}
