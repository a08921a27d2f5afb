import type { Arena } from './arena.ts'
import type { Conditions } from './conditions.ts'
import { kinds } from './keys.ts'

/*
 * Lists of the searches that are filed under a condition. A list is a chain of blocks, of which the first alone may have room:
 * [next block, entries, room for so many], then entries: [the search, and whether more is to be asked than stands here; a second condition; a third].
 */
export const headWords = 3
export const entryWords = 3
/** Entries of a block: it grows by doubling up to this, and then begins another one. */
const mostEntries = 512

const wordsOf = (room: number): number => headWords + room * entryWords

export class Filing {
  readonly #arena: Arena
  readonly #conditions: Conditions
  /** Tells a search where its entry is now. */
  readonly #moved: (search: number, entry: number) => void

  constructor(conditions: Conditions, moved: (search: number, entry: number) => void) {
    this.#arena = conditions.arena
    this.#conditions = conditions
    this.#moved = moved
  }

  /** Files an even-numbered search. */
  file(condition: number, search: number, hasMore: boolean, second: number, third: number): void {
    const arena = this.#arena
    const { lists } = this.#conditions
    let head = lists.get(condition)
    if (head === 0) {
      if (this.#isLinked(condition)) this.#conditions.link(condition)
      head = this.#begin(0, 1)
    } else if (arena.get(head + 1) === arena.get(head + 2)) head = this.#grow(head)
    lists.set(condition, head)
    const count = arena.get(head + 1)
    const entry = head + headWords + count * entryWords
    arena.set(head + 1, count + 1)
    arena.set(entry, search | (hasMore ? 1 : 0))
    arena.set(entry + 1, second)
    arena.set(entry + 2, third)
    this.#moved(search, entry)
  }

  /** The last entry of the first block takes the place of the one that goes. */
  remove(condition: number, entry: number): void {
    const arena = this.#arena
    const { lists } = this.#conditions
    const head = lists.get(condition)
    const count = arena.get(head + 1) - 1
    const last = head + headWords + count * entryWords
    if (last !== entry) {
      for (let word = 0; word < entryWords; word++) arena.set(entry + word, arena.get(last + word))
      this.#moved(arena.get(entry) & ~1, entry)
    }
    arena.set(head + 1, count)
    if (count > 0) return
    const next = arena.get(head)
    arena.give(head, wordsOf(arena.get(head + 2)))
    lists.set(condition, next)
    if (next === 0 && this.#isLinked(condition)) this.#conditions.unlink(condition)
  }

  #isLinked(condition: number): boolean {
    return this.#conditions.kinds[condition] === kinds.any
  }

  #begin(next: number, room: number): number {
    const block = this.#arena.take(wordsOf(room))
    this.#arena.set(block, next)
    this.#arena.set(block + 1, 0)
    this.#arena.set(block + 2, room)
    return block
  }

  /** A block with room in place of a full one, or before it. */
  #grow(head: number): number {
    const arena = this.#arena
    const room = arena.get(head + 2)
    if (room === mostEntries) return this.#begin(head, mostEntries)
    const grown = this.#begin(0, room * 2)
    for (let at = 0; at < room; at++) {
      const from = head + headWords + at * entryWords
      const to = grown + headWords + at * entryWords
      for (let word = 0; word < entryWords; word++) arena.set(to + word, arena.get(from + word))
      this.#moved(arena.get(to) & ~1, to)
    }
    arena.set(grown + 1, room)
    arena.give(head, wordsOf(room))
    return grown
  }
}
