import { showResults } from './swap.ts'

const wide = matchMedia('(min-width: 64rem)')

/**
 * The filters of the results page: each choice applies at once. On a narrow window the form is shown in a modal dialog, which
 * keeps the focus inside, closes on Escape and leaves the page behind it inert.
 */
export class FilterForm extends HTMLElement {
  connectedCallback(): void {
    // The order's select stands outside the form's element, so the whole document is listened to.
    document.addEventListener('change', (event) => this.#changed(event))
    document.addEventListener('click', (event) => this.#clicked(event))
    // A map was moved.
    document.addEventListener(
      'piata:show',
      (event) => void showResults((event as CustomEvent<string>).detail, 'replace'),
    )
    this.form?.addEventListener('input', (event) => find(event.target))
    this.form?.addEventListener('submit', (event) => {
      event.preventDefault()
      this.#apply()
      this.#sheet?.close()
      document.getElementById('results')?.scrollIntoView()
    })
    this.#sheet?.addEventListener('close', () => this.#closed())
    // While the sheet is open, Back closes it and keeps what was chosen.
    addEventListener('popstate', () => this.#sheet?.open && this.#back())
    wide.addEventListener('change', () => wide.matches && this.#sheet?.close())
    addEventListener('popstate', () => {
      if (this.#isBack) this.#isBack = false
      else void showResults(location.href, 'none')
    })
  }

  /** Where the sheet was opened, while it is. */
  #openedAt: string | undefined
  #isBack = false
  /** The last one that was chosen in the sheet. */
  #address: string | undefined

  get form(): HTMLFormElement | null {
    return this.querySelector('form')
  }

  get #sheet(): HTMLDialogElement | null {
    return this.querySelector('dialog')
  }

  #open(): void {
    if (!this.form || !this.#sheet || this.#sheet.open) return
    this.#sheet.append(this.form)
    this.#sheet.showModal()
    this.#openedAt = location.href
    history.pushState({ piata: true }, '')
  }

  #back(): void {
    const chosen = this.#address
    this.#isBack = true
    this.#openedAt = undefined
    if (chosen !== undefined && chosen !== location.href) history.replaceState({ piata: true }, '', chosen)
    this.#sheet?.close()
  }

  /** The form goes back to its column, and the focus to the button, which new results may have replaced meanwhile. */
  #closed(): void {
    if (this.form) this.querySelector('aside')?.append(this.form)
    document.querySelector<HTMLElement>('[data-open-filters]')?.focus({ preventScroll: true })
    if (this.#openedAt === undefined) return
    // Nothing was chosen, so Back leads where it did before.
    const isSame = this.#openedAt === location.href
    this.#openedAt = undefined
    this.#address = undefined
    if (!isSame) return
    this.#isBack = true
    history.back()
  }

  #changed(event: Event): void {
    const field = event.target
    if (
      !(field instanceof HTMLInputElement || field instanceof HTMLSelectElement) ||
      field.form !== this.form
    )
      return
    if (!field.name) return
    // A radius says nothing while no place is chosen.
    if (
      field.name === 'radius' &&
      !this.form?.querySelector<HTMLInputElement>('[name="place"]')?.value.trim()
    )
      return
    this.#apply()
  }

  #clicked(event: MouseEvent): void {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return
    const target = event.target as Element
    if (target.closest('[data-open-filters]')) this.#open()
    else if (target.closest('[data-close-filters]')) this.#sheet?.close()
    const link = target.closest<HTMLAnchorElement>('a[data-swap]')
    if (!link) return
    event.preventDefault()
    this.#show(link.href)
  }

  #apply(): void {
    if (this.form) this.#show(addressOf(this.form))
  }

  /** Choices made in the sheet are one step back. */
  #show(address: string): void {
    if (this.#openedAt !== undefined) this.#address = address
    void showResults(address, this.#openedAt === undefined ? 'push' : 'replace')
  }
}

/** The address that the form would lead to, without empty fields and with lists joined by commas. */
function addressOf(form: HTMLFormElement): string {
  const lists = new Map<string, string[]>()
  for (const [name, value] of new FormData(form)) {
    const text = String(value).trim()
    if (text !== '') lists.set(name, [...(lists.get(name) ?? []), text])
  }
  if (!lists.has('place')) lists.delete('radius')
  const pairs = [...lists].map(
    ([name, values]) =>
      `${name}=${values.map((value) => encodeURIComponent(value).replace(/%20/g, '+')).join(',')}`,
  )
  return form.action + (pairs.length > 0 ? `?${pairs.join('&')}` : '')
}

/** A facet's own box narrows its list, whatever the diacritics. */
function find(target: EventTarget | null): void {
  if (!(target instanceof HTMLInputElement) || target.dataset.find === undefined) return
  const wanted = fold(target.value.trim())
  for (const row of target.closest('details')?.querySelectorAll('li') ?? []) {
    row.hidden = !fold(row.textContent ?? '').includes(wanted)
  }
}

function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
}
