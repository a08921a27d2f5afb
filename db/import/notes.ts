/** Tells that a row became a listing, but not all of it as it was in the file. */
export type Note = (field: string, detail: string, text: string) => void

export interface NoteCount {
  /** Field and what was done. */
  note: string
  count: number
  /** The first row's line and text. */
  line: number
  text: string
}

/** Notes counted apart; further ones count as "other". */
const maxNotes = 100

/** Counts notes by what they say. */
export class NoteLog {
  readonly #counts = new Map<string, NoteCount>()

  add(line: number, field: string, detail: string, text: string): void {
    const wanted = `${field}: ${detail}`
    const note = this.#counts.has(wanted) || this.#counts.size < maxNotes ? wanted : 'other'
    const known = this.#counts.get(note)
    if (known) known.count++
    else this.#counts.set(note, { note, count: 1, line, text: text.slice(0, 80) })
  }

  /** The most frequent first. */
  counts(): NoteCount[] {
    return [...this.#counts.values()].sort((a, b) => b.count - a.count)
  }
}
