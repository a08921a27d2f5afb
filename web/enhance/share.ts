import { copy } from '../ui/copy.ts'

/** Shares the page through the system, or copies its address where the system has no such thing. */
export class ShareButton extends HTMLElement {
  connectedCallback(): void {
    this.querySelector('button')?.addEventListener('click', () => void this.#share())
  }

  async #share(): Promise<void> {
    const address = document.querySelector<HTMLLinkElement>('link[rel="canonical"]')?.href ?? location.href
    if (navigator.share) {
      // Closing the system's sheet is no failure.
      await navigator.share({ title: document.title, url: address }).catch(() => undefined)
      return
    }
    const copied = await copy(address)
    const status = this.querySelector('[role="status"]')
    // What cannot be copied for the visitor is shown, to be copied by hand.
    if (status) status.textContent = copied ? (this.dataset.copied ?? '') : address
  }
}
