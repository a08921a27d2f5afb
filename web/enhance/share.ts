/** Shares the page through the system, or copies its address where the system has no such thing. */
export class ShareButton extends HTMLElement {
  connectedCallback(): void {
    this.querySelector('button')?.addEventListener('click', () => void this.#share())
  }

  async #share(): Promise<void> {
    const address = document.querySelector<HTMLLinkElement>('link[rel="canonical"]')?.href ?? location.href
    try {
      if (navigator.share) {
        await navigator.share({ title: document.title, url: address })
        return
      }
      await navigator.clipboard.writeText(address)
      const status = this.querySelector('[role="status"]')
      if (status) status.textContent = this.dataset.copied ?? ''
    } catch {
      // Closed by the visitor, or forbidden: nothing to say.
    }
  }
}
