import type { Places } from '../client/types.ts'
import { type Choice, Combobox } from './combobox.ts'

/** The locality filter: names as they are typed, from the gateway. */
export class PlaceBox extends Combobox {
  protected override async load(text: string, signal: AbortSignal): Promise<Choice[]> {
    if (text.length < 2) return []
    const response = await fetch(`/v1/places?q=${encodeURIComponent(text)}`, { signal })
    if (!response.ok) return []
    const answer = (await response.json()) as Places
    const labels = answer.items.map(({ name, county }) => `${name}, ${county}`)
    // A choice that was taken already.
    if (labels[0] === text) return []
    return [...new Set(labels)].slice(0, 8).map((value) => ({ value }))
  }

  protected override taken(): void {
    this.input.dispatchEvent(new Event('change', { bubbles: true }))
  }
}
