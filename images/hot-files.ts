import type { ServedVariant } from './types.ts'

/** One file takes no more than this share of the room. */
const mostOfRoom = 1 / 32

/** Variants that were read lately, so that what many look at costs no disk: a file is opened, read and closed by a thread for 50 to 100 µs. */
export class HotFiles {
  /** The one that was asked for last comes last. */
  readonly #files = new Map<string, ServedVariant>()
  readonly #room: number
  #bytes = 0

  /** @param room bytes that all of them may take */
  constructor(room: number) {
    this.#room = room
  }

  get(key: string): ServedVariant | undefined {
    const file = this.#files.get(key)
    if (!file) return undefined
    this.#files.delete(key)
    this.#files.set(key, file)
    return file
  }

  set(key: string, file: ServedVariant): void {
    if (file.data.length > this.#room * mostOfRoom) return
    this.delete(key)
    this.#files.set(key, file)
    this.#bytes += file.data.length
    for (const oldest of this.#files.keys()) {
      if (this.#bytes <= this.#room) break
      this.delete(oldest)
    }
  }

  delete(key: string): void {
    this.#bytes -= this.#files.get(key)?.data.length ?? 0
    this.#files.delete(key)
  }
}
