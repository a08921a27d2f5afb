import ComboboxNav from '@github/combobox-nav'
import { counted } from '../i18n/count-forms.ts'

export interface Choice {
  /** What the input takes when it is chosen. */
  value: string
  /** What is shown; the value itself when missing. */
  detail?: string
  /** Shown as a heading above the first choice of its group. */
  group?: string
  /** The page that choosing it opens; the input keeps its text then. */
  href?: string
}

const waitMs = 80

/**
 * An input with a list of suggestions after the WAI-ARIA Authoring Practices (editable combobox, list autocomplete):
 * arrows move, Enter takes, Escape closes, focus stays in the input. Subclasses say where choices come from.
 */
export abstract class Combobox extends HTMLElement {
  #choices: Choice[] = []
  #timer: ReturnType<typeof setTimeout> | undefined
  #request: AbortController | undefined
  #input: HTMLInputElement | undefined
  /** Moves through the options and takes one, while the list is open. */
  #nav: ComboboxNav | undefined

  /** Choices for a text, best first; `signal` ends when the text changes. */
  protected abstract load(text: string, signal: AbortSignal): Promise<Choice[]>
  /** A choice was taken. */
  protected abstract taken(choice: Choice): void

  get input(): HTMLInputElement {
    const input = this.#input ?? this.querySelector('input')
    if (!input) throw new Error('A combobox needs an input')
    this.#input = input
    return input
  }

  get #panel(): HTMLElement | null {
    return this.querySelector('[data-panel]')
  }

  get #list(): HTMLElement | null {
    return this.querySelector('[role="listbox"]')
  }

  connectedCallback(): void {
    // An element that is moved within the document is connected again.
    if (this.#nav || !this.#list) return
    const { input } = this
    this.#nav = new ComboboxNav(input, this.#list, { tabInsertsSuggestions: false })
    input.addEventListener('input', () => this.#schedule())
    input.addEventListener('focus', () => this.#schedule())
    input.addEventListener('keydown', (event) => this.#press(event))
    input.addEventListener('blur', () => this.close())
    // Taking a choice by pointer must not move the focus away first.
    this.#panel?.addEventListener('pointerdown', (event) => event.preventDefault())
    this.#list.addEventListener('combobox-commit', (event) => this.#take(event.target as HTMLElement))
  }

  close(): void {
    clearTimeout(this.#timer)
    this.#request?.abort()
    this.#choices = []
    if (this.#panel) this.#panel.hidden = true
    this.#nav?.stop()
  }

  #schedule(): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => void this.#suggest(), waitMs)
  }

  async #suggest(): Promise<void> {
    this.#request?.abort()
    const request = new AbortController()
    this.#request = request
    try {
      const choices = await this.load(this.input.value.trim(), request.signal)
      if (!request.signal.aborted && document.activeElement === this.input) this.#show(choices)
    } catch {
      if (!request.signal.aborted) this.close()
    }
  }

  #show(choices: Choice[]): void {
    const list = this.#list
    if (!list || choices.length === 0) {
      this.close()
      return
    }
    this.#choices = choices
    list.replaceChildren(...choices.flatMap((choice, at) => this.#render(choice, at)))
    if (this.#panel) this.#panel.hidden = false
    this.#nav?.start()
    this.#announce(choices.length)
  }

  #render(choice: Choice, at: number): HTMLElement[] {
    const option = document.createElement('div')
    option.id = `${this.#list?.id}-${at}`
    option.setAttribute('role', 'option')
    option.dataset.at = String(at)
    option.className =
      'flex min-h-target cursor-pointer items-center justify-between gap-3 px-3 hover:bg-sunken aria-selected:bg-accent-soft'
    const value = document.createElement('span')
    value.textContent = choice.value
    option.append(value)
    if (choice.detail) {
      const detail = document.createElement('span')
      detail.className = 'text-xs text-muted tabular-nums'
      detail.textContent = choice.detail
      option.append(detail)
    }
    if (!choice.group || choice.group === this.#choices[at - 1]?.group) return [option]
    const heading = document.createElement('div')
    heading.setAttribute('role', 'presentation')
    heading.className = 'px-3 pt-2 text-xs font-semibold text-muted'
    heading.textContent = choice.group
    return [heading, option]
  }

  #announce(count: number): void {
    const status = this.querySelector('[role="status"]')
    if (!status) return
    status.textContent = counted(this.dataset.available, document.documentElement.lang, count)
  }

  /** Keys that open or close the list; those within it are the navigation's, which hears them next. */
  #press(event: KeyboardEvent): void {
    if (event.isComposing) return
    const isOpen = this.#choices.length > 0
    if ((event.key === 'ArrowDown' || event.key === 'ArrowUp') && !isOpen) {
      event.preventDefault()
      this.#schedule()
    } else if (event.key === 'Escape' && isOpen) {
      event.preventDefault()
      event.stopPropagation()
      this.close()
    } else if (event.key === 'Tab' || (event.key === 'Enter' && !this.#hasActive)) {
      this.close()
    }
  }

  get #hasActive(): boolean {
    return this.input.hasAttribute('aria-activedescendant')
  }

  #take(option: HTMLElement): void {
    const choice = this.#choices[Number(option.dataset.at)]
    if (!choice) return
    this.close()
    if (choice.href !== undefined) {
      location.assign(choice.href)
      return
    }
    this.input.value = choice.value
    this.taken(choice)
  }
}
