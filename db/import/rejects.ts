import { once } from 'node:events'
import type { Writable } from 'node:stream'

/** Reasons counted apart; further ones count as "other". */
const maxReasons = 100

/**
 * Writes refused rows as CSV: `line,reason,row`, the row as it was in the file. Cells that a spreadsheet would run as a formula
 * get an apostrophe before them.
 */
export class RejectLog {
  readonly reasons = new Map<string, number>()
  count = 0
  readonly #to: Writable | undefined
  #text = ''

  constructor(to: Writable | undefined) {
    this.#to = to
  }

  /** `kind` is the reason without the row's own values. */
  add(line: number, kind: string, reason: string, row: string): void {
    this.count++
    const key = this.reasons.has(kind) || this.reasons.size < maxReasons ? kind : 'other'
    this.reasons.set(key, (this.reasons.get(key) ?? 0) + 1)
    if (this.#to === undefined) return
    if (this.count === 1) this.#text = 'line,reason,row\r\n'
    this.#text += `${line},${quote(reason)},${quote(row)}\r\n`
  }

  /** Whether enough was collected to be handed over. */
  get pending(): boolean {
    return this.#text.length > 100_000
  }

  /** Hands over what was collected, and waits for a slow receiver. */
  async flush(): Promise<void> {
    if (this.#text === '' || this.#to === undefined) return
    const text = this.#text
    this.#text = ''
    if (!this.#to.write(text)) await once(this.#to, 'drain')
  }
}

function quote(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return `"${safe.replaceAll('"', '""')}"`
}
