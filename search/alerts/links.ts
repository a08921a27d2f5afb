import { type Arena, type Column, offsetMask } from './arena.ts'

/*
 * By condition, the conditions of the kind `any` that it is a part of: a chain of blocks, of which the first alone may have room:
 * [next block, links, room for so many], then the links, each the other condition times two, and whether searches are filed under it.
 */
const headWords = 3
/** Links of a block: it grows by doubling up to this, and then begins another one. */
const mostLinks = 1024

/** Lists of links in pieces that lie side by side, as a listing follows thousands. */
export class Links {
  readonly #arena: Arena
  readonly #heads: Column
  /** Tells where a link is now. */
  readonly #moved: (any: number, part: number, place: number) => void

  constructor(arena: Arena, heads: Column, moved: (any: number, part: number, place: number) => void) {
    this.#arena = arena
    this.#heads = heads
    this.#moved = moved
  }

  add(part: number, any: number): void {
    const arena = this.#arena
    let head = this.#heads.get(part)
    if (head === 0) head = this.#begin(0, 1)
    else if (arena.get(head + 1) === arena.get(head + 2)) head = this.#grow(part, head)
    this.#heads.set(part, head)
    const count = arena.get(head + 1)
    const place = head + headWords + count
    arena.set(head + 1, count + 1)
    arena.set(place, any << 1)
    this.#moved(any, part, place)
  }

  /** The last link of the first block takes the place of the one that goes. */
  remove(part: number, place: number): void {
    const arena = this.#arena
    const head = this.#heads.get(part)
    const count = arena.get(head + 1) - 1
    const last = head + headWords + count
    if (last !== place) this.#move(last, part, place)
    arena.set(head + 1, count)
    if (count > 0) return
    this.#heads.set(part, arena.get(head))
    arena.give(head, headWords + arena.get(head + 2))
  }

  setFiled(place: number, isFiled: boolean): void {
    this.#arena.set(place, (this.#arena.get(place) & ~1) | (isFiled ? 1 : 0))
  }

  /** Marks the conditions that are linked from one, and tells those that were not marked yet. */
  follow(part: number, marks: Uint8Array, mark: number, filed: number[], others: number[]): void {
    const arena = this.#arena
    for (let block = this.#heads.get(part); block !== 0; block = arena.get(block)) {
      const page = arena.page(block)
      const first = (block & offsetMask) + headWords
      for (let at = first + page[first - 2]! - 1; at >= first; at--) {
        const link = page[at]!
        const any = link >>> 1
        if (marks[any] === mark) continue
        marks[any] = mark
        if ((link & 1) !== 0) filed.push(any)
        else others.push(any)
      }
    }
  }

  #move(from: number, part: number, to: number): void {
    const link = this.#arena.get(from)
    this.#arena.set(to, link)
    this.#moved(link >>> 1, part, to)
  }

  #begin(next: number, room: number): number {
    const block = this.#arena.take(headWords + room)
    this.#arena.set(block, next)
    this.#arena.set(block + 1, 0)
    this.#arena.set(block + 2, room)
    return block
  }

  /** A block with room in place of a full one, or before it. */
  #grow(part: number, head: number): number {
    const arena = this.#arena
    const room = arena.get(head + 2)
    if (room >= mostLinks) return this.#begin(head, mostLinks)
    const grown = this.#begin(0, room * 2)
    for (let at = headWords; at < headWords + room; at++) this.#move(head + at, part, grown + at)
    arena.set(grown + 1, room)
    arena.give(head, headWords + room)
    return grown
  }
}
