import type { Arena } from './arena.ts'
import type { Conditions } from './conditions.ts'

/*
 * Lists of the searches that are filed under a condition. A list is a chain of blocks, of which the first alone may have room:
 * [next block, entries, room for so many], then by entry a second condition, then by entry a third one, then entries: [the search, and whether more is to be
 * asked than stands here; a fourth condition; id], where the id is a UUID's four words: of thousands that match, each would else be fetched from another place.
 * Three zeros stand for an id that only the search has. Second and third conditions lie side by side, as most of a list that is looked through does not meet them.
 */
export const headWords = 3
export const entryWords = 6
export const fourthAt = 1
export const entryIdAt = 2
/** Words of an entry and its conditions. */
const words = 2 + entryWords
/** Entries of a block: it grows by doubling up to this, and then begins another one. */
const mostEntries = 512

const wordsOf = (room: number): number => headWords + room * words

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

  /**
   * Files an even-numbered search.
   * @param uuid its id, where that is a UUID
   */
  file(
    condition: number,
    search: number,
    hasMore: boolean,
    [second, third, fourth]: readonly [number, number, number],
    uuid: Uint32Array | undefined,
  ): void {
    const arena = this.#arena
    const { lists } = this.#conditions
    let head = lists.get(condition)
    if (head === 0) {
      this.#conditions.setFiled(condition, true)
      head = this.#begin(0, 1)
    } else if (arena.get(head + 1) === arena.get(head + 2)) head = this.#grow(head)
    lists.set(condition, head)
    const count = arena.get(head + 1)
    const entry = this.#entryOf(head, count)
    arena.set(head + 1, count + 1)
    arena.set(head + headWords + count, second)
    arena.set(this.#thirdOf(head, count), third)
    arena.set(entry, search | (hasMore ? 1 : 0))
    arena.set(entry + fourthAt, fourth)
    for (let word = 0; word < 4; word++) arena.set(entry + entryIdAt + word, uuid?.[word] ?? 0)
    this.#moved(search, entry)
  }

  /** The last entry of the first block takes the place of the one that goes, whose conditions but the first are returned. */
  remove(condition: number, entry: number): number[] {
    const arena = this.#arena
    const { lists } = this.#conditions
    const head = lists.get(condition)
    const block = this.#blockOf(head, entry)
    const at = this.#indexOf(block, entry)
    const places = [block + headWords + at, this.#thirdOf(block, at), entry + fourthAt]
    const asked = places.map((place) => arena.get(place))
    const count = arena.get(head + 1) - 1
    if (this.#entryOf(head, count) !== entry) this.#copy(head, count, block, at)
    arena.set(head + 1, count)
    if (count > 0) return asked
    const next = arena.get(head)
    arena.give(head, wordsOf(arena.get(head + 2)))
    lists.set(condition, next)
    if (next === 0) this.#conditions.setFiled(condition, false)
    return asked
  }

  #thirdOf(block: number, at: number): number {
    return block + headWords + this.#arena.get(block + 2) + at
  }

  #entryOf(block: number, at: number): number {
    return block + headWords + 2 * this.#arena.get(block + 2) + at * entryWords
  }

  #indexOf(block: number, entry: number): number {
    return (entry - this.#entryOf(block, 0)) / entryWords
  }

  /** The block of a list that an entry lies in. */
  #blockOf(head: number, entry: number): number {
    const arena = this.#arena
    let block = head
    while (entry < block || entry >= block + wordsOf(arena.get(block + 2))) block = arena.get(block)
    return block
  }

  /** Writes an entry over another one. */
  #copy(from: number, fromAt: number, to: number, toAt: number): void {
    const arena = this.#arena
    arena.set(to + headWords + toAt, arena.get(from + headWords + fromAt))
    arena.set(this.#thirdOf(to, toAt), arena.get(this.#thirdOf(from, fromAt)))
    const [source, target] = [this.#entryOf(from, fromAt), this.#entryOf(to, toAt)]
    for (let word = 0; word < entryWords; word++) arena.set(target + word, arena.get(source + word))
    this.#moved(arena.get(target) & ~1, target)
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
    for (let at = 0; at < room; at++) this.#copy(head, at, grown, at)
    arena.set(grown + 1, room)
    arena.give(head, wordsOf(room))
    return grown
  }
}
