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
  #active = -1
  #timer: ReturnType<typeof setTimeout> | undefined
  #request: AbortController | undefined
  #input: HTMLInputElement | undefined
  #listens = false

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
    if (this.#listens) return
    this.#listens = true
    const { input } = this
    input.setAttribute('role', 'combobox')
    input.setAttribute('aria-autocomplete', 'list')
    input.setAttribute('aria-expanded', 'false')
    input.setAttribute('aria-controls', this.#list?.id ?? '')
    input.addEventListener('input', () => this.#schedule())
    input.addEventListener('focus', () => this.#schedule())
    input.addEventListener('keydown', (event) => this.#press(event))
    input.addEventListener('blur', () => this.close())
    // Taking a choice by pointer must not move the focus away first.
    this.#panel?.addEventListener('pointerdown', (event) => event.preventDefault())
    this.#panel?.addEventListener('click', (event) => this.#click(event))
  }

  close(): void {
    clearTimeout(this.#timer)
    this.#request?.abort()
    this.#choices = []
    this.#active = -1
    if (this.#panel) this.#panel.hidden = true
    this.input.setAttribute('aria-expanded', 'false')
    this.input.removeAttribute('aria-activedescendant')
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
    this.#active = -1
    this.input.removeAttribute('aria-activedescendant')
    list.replaceChildren(...choices.flatMap((choice, at) => this.#render(choice, at)))
    if (this.#panel) this.#panel.hidden = false
    this.input.setAttribute('aria-expanded', 'true')
    this.#announce(choices.length)
  }

  #render(choice: Choice, at: number): HTMLElement[] {
    const option = document.createElement('div')
    option.id = `${this.#list?.id}-${at}`
    option.setAttribute('role', 'option')
    option.setAttribute('aria-selected', 'false')
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

  #press(event: KeyboardEvent): void {
    if (event.isComposing) return
    const isOpen = this.#choices.length > 0
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      if (!isOpen) this.#schedule()
      else this.#move(event.key === 'ArrowDown' ? 1 : -1)
    } else if (event.key === 'Escape' && isOpen) {
      event.preventDefault()
      event.stopPropagation()
      this.close()
    } else if (event.key === 'Enter') {
      const choice = this.#choices[this.#active]
      if (choice) {
        event.preventDefault()
        this.#take(choice)
      } else this.close()
    } else if (event.key === 'Tab') {
      this.close()
    }
  }

  /** Through the choices and, between last and first, back to the text as typed. */
  #move(by: 1 | -1): void {
    const places = this.#choices.length + 1
    this.#active = ((this.#active + 1 + by + places) % places) - 1
    for (const option of this.#list?.querySelectorAll<HTMLElement>('[role="option"]') ?? []) {
      const isActive = option.dataset.at === String(this.#active)
      option.setAttribute('aria-selected', String(isActive))
      if (isActive) {
        this.input.setAttribute('aria-activedescendant', option.id)
        option.scrollIntoView({ block: 'nearest' })
      }
    }
    if (this.#active === -1) this.input.removeAttribute('aria-activedescendant')
  }

  #click(event: Event): void {
    const option = (event.target as Element).closest<HTMLElement>('[role="option"]')
    const choice = this.#choices[Number(option?.dataset.at ?? -1)]
    if (choice) this.#take(choice)
  }

  #take(choice: Choice): void {
    this.close()
    if (choice.href !== undefined) {
      location.assign(choice.href)
      return
    }
    this.input.value = choice.value
    this.taken(choice)
  }
}
