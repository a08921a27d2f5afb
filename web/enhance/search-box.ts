import { nameIn } from '@piata/config/languages'
import type { Suggestion, Suggestions } from '../client/types.ts'
import { type Choice, Combobox } from './combobox.ts'

const storageKey = 'piata.recent'
const mostRecent = 6
const shortest = 2

type NamedCategory = NonNullable<Suggestion['category']>

/** The site's search: suggestions from the gateway, recent searches kept in this browser, `/` jumps to it. */
export class SearchBox extends Combobox {
  override connectedCallback(): void {
    super.connectedCallback()
    document.addEventListener('keydown', (event) => {
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target))
        return
      event.preventDefault()
      this.input.focus()
      this.input.select()
    })
    this.querySelector('form')?.addEventListener('submit', () => remember(this.input.value))
  }

  protected override async load(text: string, signal: AbortSignal): Promise<Choice[]> {
    if (text.length < shortest) {
      const group = this.dataset.recent ?? ''
      return recent().map((value) => ({ value, group }))
    }
    // By fetch alone: the client of applications would add 2.6 kB to the 6.0 kB (gzip) of script that a document loads.
    const response = await fetch(`/v1/suggest?q=${encodeURIComponent(text)}`, { signal })
    if (!response.ok) return []
    const { items } = (await response.json()) as Suggestions
    const language = document.documentElement.lang
    const detail = ({ count }: Suggestion) => count.toLocaleString(language)
    const texts = items.filter(({ category, place }) => !category && !place)
    // Under one heading, behind what continues the text.
    return [
      ...texts.map((item) => ({ value: item.text, detail: detail(item) })),
      ...items.flatMap((item) => (item.category ? [this.#link(item.category, detail(item))] : [])),
      ...items.flatMap(({ place }) => (place ? [this.#placeLink(place)] : [])),
    ]
  }

  #link({ id, name, within }: NamedCategory, detail: string): Choice {
    const href = `${this.querySelector('form')?.action}?${new URLSearchParams({ category: id })}`
    const language = document.documentElement.lang
    const value = [name, ...(within ? [within] : [])].map((one) => nameIn(one, language)).join(', ')
    return { value, detail, group: this.dataset.categories ?? '', href }
  }

  #placeLink({ name, county }: NonNullable<Suggestion['place']>): Choice {
    const place = `${name}, ${county}`
    const href = `${this.querySelector('form')?.action}?${new URLSearchParams({ place })}`
    return { value: name, detail: county, group: this.dataset.places ?? '', href }
  }

  protected override taken(): void {
    this.querySelector('form')?.requestSubmit()
  }
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || /^(?:INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  )
}

function recent(): string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(storageKey) ?? '[]')
    return Array.isArray(kept) ? kept.filter((value) => typeof value === 'string').slice(0, mostRecent) : []
  } catch {
    return []
  }
}

function remember(query: string): void {
  const text = query.trim()
  if (text === '') return
  try {
    const others = recent().filter((other) => other !== text)
    localStorage.setItem(storageKey, JSON.stringify([text, ...others].slice(0, mostRecent)))
  } catch {
    // Storage may be full or forbidden; the search itself goes on.
  }
}
