import { Column } from './arena.ts'

/** What stands in chains: numbers above 0 that know their hash and who is next. */
export interface Chained {
  hashOf(node: number): number
  nextOf(node: number): number
  setNext(node: number, next: number): void
}

const firstBuckets = 16

/**
 * A hash table whose buckets are chains and which grows by one bucket at a time, so that no write waits for all to be laid out anew (linear hashing:
 * W. Litwin, "Linear hashing: a new tool for file and table addressing", 1980).
 */
export class Chains {
  readonly heads = new Column()
  readonly #nodes: Chained
  size = 0

  constructor(nodes: Chained) {
    this.#nodes = nodes
    for (let bucket = 0; bucket < firstBuckets; bucket++) this.heads.push(0)
  }

  /** The first node of a hash's chain, or 0; others stand there too. */
  first(hash: number): number {
    return this.heads.get(bucketOf(hash, this.heads.length))
  }

  insert(node: number): void {
    if (this.size++ >= this.heads.length) this.#split()
    const bucket = bucketOf(this.#nodes.hashOf(node), this.heads.length)
    this.#nodes.setNext(node, this.heads.get(bucket))
    this.heads.set(bucket, node)
  }

  remove(node: number): void {
    const nodes = this.#nodes
    const bucket = bucketOf(nodes.hashOf(node), this.heads.length)
    this.size--
    let before = this.heads.get(bucket)
    if (before === node) {
      this.heads.set(bucket, nodes.nextOf(node))
      return
    }
    for (let next = nodes.nextOf(before); next !== node; next = nodes.nextOf(next)) before = next
    nodes.setNext(before, nodes.nextOf(node))
  }

  /** The next bucket in turn becomes two. */
  #split(): void {
    const nodes = this.#nodes
    const other = this.heads.length
    const from = other - (1 << (31 - Math.clz32(other)))
    this.heads.push(0)
    let node = this.heads.get(from)
    this.heads.set(from, 0)
    while (node !== 0) {
      const next = nodes.nextOf(node)
      const bucket = bucketOf(nodes.hashOf(node), other + 1)
      nodes.setNext(node, this.heads.get(bucket))
      this.heads.set(bucket, node)
      node = next
    }
  }
}

function bucketOf(hash: number, buckets: number): number {
  const base = 1 << (31 - Math.clz32(buckets))
  const wide = hash & (base * 2 - 1)
  return wide < buckets ? wide : hash & (base - 1)
}
