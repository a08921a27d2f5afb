/** "More" that adds the next page's cards below instead of leaving for it. */
export class LoadMore extends HTMLElement {
  connectedCallback(): void {
    this.addEventListener('click', (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return
      const link = (event.target as Element).closest('a')
      if (!link) return
      event.preventDefault()
      void this.#load(link)
    })
  }

  async #load(link: HTMLAnchorElement): Promise<void> {
    if (link.ariaDisabled === 'true') return
    const words = link.textContent
    link.ariaDisabled = 'true'
    link.textContent = this.dataset.loading ?? words
    try {
      const response = await fetch(link.href, { headers: { accept: 'text/html' } })
      if (!response.ok) throw new Error(`Status ${response.status}`)
      const page = new DOMParser().parseFromString(await response.text(), 'text/html')
      const list = document.getElementById('results-list')
      const fresh = [...(page.querySelector('#results-list')?.children ?? [])]
      const known = new Set(
        [...(list?.querySelectorAll('h3 a') ?? [])].map((card) => card.getAttribute('href')),
      )
      const added = fresh.filter((card) => !known.has(card.querySelector('h3 a')?.getAttribute('href') ?? ''))
      list?.append(...added)
      added[0]?.querySelector<HTMLElement>('h3 a')?.focus()
      const status = document.getElementById('results-status')
      if (status) status.textContent = (this.dataset.loaded ?? '').replace('24', String(added.length))
      const next = page.getElementById('more')
      if (next instanceof HTMLAnchorElement) link.href = next.getAttribute('href') ?? link.href
      else return this.remove()
      link.textContent = words
    } catch {
      link.textContent = this.dataset.failed ?? words
    }
    link.ariaDisabled = 'false'
  }
}
