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

/** On plain http there is no `navigator.clipboard`; the older way works there too. */
async function copy(text: string): Promise<boolean> {
  const clipboard = navigator.clipboard as Clipboard | undefined
  if (clipboard) {
    return clipboard.writeText(text).then(
      () => true,
      () => false,
    )
  }
  const focused = document.activeElement
  const field = document.createElement('textarea')
  field.value = text
  field.readOnly = true
  field.style.cssText = 'position: fixed; opacity: 0'
  document.body.append(field)
  field.select()
  const done = document.execCommand('copy')
  field.remove()
  if (focused instanceof HTMLElement) focused.focus({ preventScroll: true })
  return done
}
