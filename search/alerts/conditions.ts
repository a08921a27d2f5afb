import { type Arena, Column, offsetMask } from './arena.ts'
import { type Chained, Chains } from './chains.ts'
import { isWorkedOut, type KeyWriter, kinds } from './keys.ts'
import { Links } from './links.ts'

/** Whether a listing meets a condition. */
export const isUnmet = 0
export const isMet = 1
/** It is to be worked out. */
export const isOpen = 2

/** A condition that every listing meets. */
export const always = 0

/**
 * The distinct conditions of all searches, by number. A condition is told by its key, counts the searches that ask it, and goes with the last of them.
 *
 * Conditions of the kind `any` are linked from those they are made of: a listing that meets one of these meets it.
 */
export class Conditions implements Chained {
  readonly arena: Arena
  readonly #linked: Links
  readonly chains = new Chains(this)
  // by condition
  readonly hashes = new Column()
  /** In the chain, or of free numbers. */
  readonly nexts = new Column()
  /** Block of the key: its length in bytes, then these. */
  readonly keys = new Column()
  /** Searches that ask it, by themselves or through others. */
  readonly uses = new Column()
  /** Block of the searches that are filed under it, 0 for none. */
  readonly lists = new Column()
  /** Of `any` a block of the places of the links to it, by its parts; else the block of the links from it. */
  readonly links = new Column()
  /** What the listing at hand says, see `isMet`; between listings `isUnmet` or `isOpen`. */
  marks = new Uint8Array(1024)
  kinds = new Uint8Array(1024)
  freeNumbers = 0

  constructor(arena: Arena) {
    this.arena = arena
    this.#linked = new Links(arena, this.links, (any, part, place) =>
      arena.set(this.links.get(any) + this.#partsOf(any).indexOf(part), place),
    )
    for (const column of this.columns) column.push(0)
    this.marks[always] = isMet
  }

  get columns(): Column[] {
    return [this.hashes, this.nexts, this.keys, this.uses, this.lists, this.links]
  }

  hashOf(node: number): number {
    return this.hashes.get(node)
  }

  nextOf(node: number): number {
    return this.nexts.get(node)
  }

  setNext(node: number, next: number): void {
    this.nexts.set(node, next)
  }

  /** How many there are. */
  get size(): number {
    return this.chains.size
  }

  /** The condition of a key, or -1. */
  find(key: KeyWriter): number {
    return this.#find(key, key.hash)
  }

  #find({ bytes, length }: KeyWriter, hash: number): number {
    const { arena } = this
    for (let node = this.chains.first(hash); node !== 0; node = this.nexts.get(node)) {
      if (this.hashes.get(node) !== (hash | 0)) continue
      const block = this.keys.get(node)
      if (arena.get(block) !== length) continue
      const own = arena.pageBytes(block)
      const from = ((block & offsetMask) + 1) * 4
      let i = 0
      while (i < length && own[from + i] === bytes[i]) i++
      if (i === length) return node
    }
    return -1
  }

  /** The condition of a key, made where there is none; nobody holds it yet. */
  intern(key: KeyWriter): number {
    const hash = key.hash
    const known = this.#find(key, hash)
    if (known >= 0) return known
    const { arena } = this
    const block = arena.take(wordsOfKey(key.length))
    arena.set(block, key.length)
    arena.pageBytes(block).set(key.bytes.subarray(0, key.length), ((block & offsetMask) + 1) * 4)
    let node = this.freeNumbers
    if (node === 0) {
      node = this.hashes.length
      for (const column of this.columns) column.push(0)
      if (node === this.marks.length) {
        this.marks = grown(this.marks)
        this.kinds = grown(this.kinds)
      }
    } else this.freeNumbers = this.nexts.get(node)
    this.hashes.set(node, hash)
    this.keys.set(node, block)
    this.uses.set(node, 0)
    this.lists.set(node, 0)
    this.links.set(node, 0)
    this.kinds[node] = key.bytes[0]!
    this.marks[node] = isWorkedOut(key.bytes[0]!) ? isOpen : isUnmet
    this.chains.insert(node)
    return node
  }

  /** Where in its page, in bytes, the key lies behind its kind; `arena.view` of `keys` has it. */
  payloadOf(condition: number): number {
    return ((this.keys.get(condition) & offsetMask) + 1) * 4 + 1
  }

  /** How many conditions one is made of. */
  partCount(condition: number): number {
    const kind = this.kinds[condition]!
    if (kind === kinds.range) return 1
    if (kind !== kinds.any && kind !== kinds.phrase) return 0
    return (this.arena.get(this.keys.get(condition)) - 1) >>> 2
  }

  /** One of the conditions that one is made of. */
  partOf(condition: number, at: number): number {
    return this.arena.view(this.keys.get(condition)).getInt32(this.payloadOf(condition) + at * 4, true)
  }

  #partsOf(condition: number): number[] {
    return Array.from({ length: this.partCount(condition) }, (_, at) => this.partOf(condition, at))
  }

  /** One more search asks it. */
  hold(condition: number): void {
    const held = this.uses.get(condition)
    if (held === 0 && this.kinds[condition] === kinds.any) this.#link(condition)
    for (let at = this.partCount(condition) - 1; at >= 0; at--) {
      const part = this.partOf(condition, at)
      this.uses.set(part, this.uses.get(part) + 1)
    }
    this.uses.set(condition, held + 1)
  }

  /** A search that asked it is gone. */
  release(condition: number): void {
    const parts = this.#partsOf(condition)
    if (this.uses.get(condition) === 1 && this.kinds[condition] === kinds.any) this.#unlink(condition, parts)
    for (const part of parts) this.#drop(part)
    this.#drop(condition)
  }

  #drop(condition: number): void {
    const left = this.uses.get(condition) - 1
    this.uses.set(condition, left)
    if (left > 0) return
    this.chains.remove(condition)
    const block = this.keys.get(condition)
    this.arena.give(block, wordsOfKey(this.arena.get(block)))
    this.nexts.set(condition, this.freeNumbers)
    this.freeNumbers = condition
    this.marks[condition] = isUnmet
  }

  #link(any: number): void {
    const parts = this.#partsOf(any)
    if (parts.length === 0) return
    this.links.set(any, this.arena.take(parts.length))
    for (const part of parts) this.#linked.add(part, any)
  }

  #unlink(any: number, parts: readonly number[]): void {
    if (parts.length === 0) return
    const block = this.links.get(any)
    for (const [at, part] of parts.entries()) this.#linked.remove(part, this.arena.get(block + at))
    this.arena.give(block, parts.length)
  }

  /** Whether searches are filed under a condition, which the links to an `any` say. */
  setFiled(condition: number, isFiled: boolean): void {
    if (this.kinds[condition] !== kinds.any) return
    const block = this.links.get(condition)
    for (let at = this.partCount(condition) - 1; at >= 0; at--)
      this.#linked.setFiled(this.arena.get(block + at), isFiled)
  }

  /** Marks what a listing meets besides as it meets a part of it, and tells those that searches are filed under, and the others. */
  follow(part: number, filed: number[], others: number[]): void {
    this.#linked.follow(part, this.marks, isMet, filed, others)
  }
}

function grown(array: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const larger = new Uint8Array(array.length * 2)
  larger.set(array)
  return larger
}

const wordsOfKey = (bytes: number): number => 1 + ((bytes + 3) >>> 2)
