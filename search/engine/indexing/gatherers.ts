import { FloatList, IntList } from '../segment/bytes.ts'
import type { GatheredKeyword, GatheredNumbers } from './gathered.ts'

/** Values of one keyword field of the documents gathered so far. */
export class KeywordGatherer {
  private readonly ordinals = new Map<string, number>()
  private readonly values: string[] = []
  /** Set of each single value, and of longer sorted tuples. */
  private readonly singles = new IntList()
  private readonly tuples = new Map<string, number>()
  private readonly offsets = new IntList()
  private readonly members = new IntList()
  private readonly documents = new IntList()
  private readonly sets = new IntList()

  constructor() {
    this.offsets.push(0)
    this.offsets.push(0)
  }

  private ordinal(value: string): number {
    let ordinal = this.ordinals.get(value)
    if (ordinal === undefined) {
      ordinal = this.values.length
      this.ordinals.set(value, ordinal)
      this.values.push(value)
      this.singles.push(0)
    }
    return ordinal
  }

  private newSet(members: readonly number[]): number {
    for (const member of members) this.members.push(member)
    this.offsets.push(this.members.length)
    return this.offsets.length - 2
  }

  addOne(document: number, value: string): void {
    const ordinal = this.ordinal(value)
    let set = this.singles.items[ordinal]!
    if (set === 0) {
      set = this.newSet([ordinal])
      this.singles.items[ordinal] = set
    }
    this.documents.push(document)
    this.sets.push(set)
  }

  addMany(document: number, values: readonly string[]): void {
    const members: number[] = []
    for (const value of values) {
      const ordinal = this.ordinal(value)
      if (!members.includes(ordinal)) members.push(ordinal)
    }
    if (members.length === 1) {
      this.addOne(document, this.values[members[0]!]!)
      return
    }
    members.sort((a, b) => a - b)
    const key = members.join()
    let set = this.tuples.get(key)
    if (set === undefined) {
      set = this.newSet(members)
      this.tuples.set(key, set)
    }
    this.documents.push(document)
    this.sets.push(set)
  }

  /** Views of what was gathered. */
  gathered(name: string): GatheredKeyword {
    return {
      name,
      values: this.values,
      setOffsets: this.offsets.view(),
      setValues: this.members.view(),
      documents: this.documents.view(),
      sets: this.sets.view(),
    }
  }
}

/** Values of one numeric field of the documents gathered so far. */
export class NumericGatherer {
  private readonly documents = new IntList()
  private readonly values = new FloatList()

  add(document: number, value: number): void {
    this.documents.push(document)
    // no negative zero: minimum and maximum should not tell them apart
    this.values.push(value + 0)
  }

  /** Views of what was gathered. */
  gathered(name: string): GatheredNumbers {
    return { name, documents: this.documents.view(), values: this.values.view() }
  }
}
