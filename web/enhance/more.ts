import { counted } from '../i18n/count-forms.ts'

/** What a history entry remembers of a list that was continued. */
interface ListState {
  /** Further pages that were loaded. */
  more?: number
  scroll?: number
}

/** "More" that adds the next page's cards below instead of leaving for it; Back finds the list as it was. */
export class LoadMore extends HTMLElement {
  connectedCallback(): void {
    this.addEventListener('click', (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return
      const link = (event.target as Element).closest('a')
      if (!link) return
      event.preventDefault()
      void this.#load(link).then((added) => {
        if (added.length === 0) return
        added[0]?.querySelector<HTMLElement>('h3 a')?.focus()
        const status = document.getElementById('results-status')
        if (status)
          status.textContent = counted(this.dataset.loaded, document.documentElement.lang, added.length)
        remember({ more: (remembered().more ?? 0) + 1 })
      })
    })
    addEventListener('pagehide', () => remembered().more && remember({ scroll: scrollY }))
    void this.#restore()
  }

  /** After Back, when the browser had to load the page anew. */
  async #restore(): Promise<void> {
    const { more = 0, scroll = 0 } = remembered()
    for (let page = 0; page < more; page++) {
      const link = this.querySelector('a')
      if (!link || !this.isConnected || (await this.#load(link)).length === 0) break
    }
    if (more > 0) scrollTo({ top: scroll, behavior: 'instant' })
  }

  /** The cards of the next page, put at the end of the list. */
  async #load(link: HTMLAnchorElement): Promise<Element[]> {
    if (link.ariaDisabled === 'true') return []
    const words = link.textContent
    link.ariaDisabled = 'true'
    link.textContent = this.dataset.loading ?? words
    try {
      const response = await fetch(link.href, { headers: { accept: 'text/html' } })
      if (!response.ok) throw new Error(`Status ${response.status}`)
      const page = new DOMParser().parseFromString(await response.text(), 'text/html')
      const list = document.getElementById('results-list')
      const address = (card: Element) => card.querySelector('h3 a')?.getAttribute('href')
      const known = new Set([...(list?.children ?? [])].map(address))
      const fresh = [...(page.getElementById('results-list')?.children ?? [])]
      const added = fresh.filter((card) => !known.has(address(card)))
      list?.append(...added)
      const next = page.getElementById('more')
      if (next instanceof HTMLAnchorElement) link.href = next.getAttribute('href') ?? link.href
      else this.remove()
      link.textContent = words
      return added
    } catch {
      link.textContent = this.dataset.failed ?? words
      return []
    } finally {
      link.ariaDisabled = 'false'
    }
  }
}

function remembered(): ListState {
  return (history.state as { list?: ListState } | null)?.list ?? {}
}

function remember(changes: ListState): void {
  history.replaceState({ ...history.state, list: { ...remembered(), ...changes } }, '')
}
