import { bitsIn, Lists, MOST_BITS, QUARTERS } from './lists.ts'
import { MIRROR, PRINTS } from './print.ts'

/** Levels of a channel that the mean colours of two that are alike lie apart at most, as a border or a mark changes them. */
const MOST_TONE = 48
/** In the place of an id. */
const NOBODY = 2 ** 32 - 1
/** More bits than a print has. */
const NEVER = 65
/** Pictures of a room. */
const ROOM = 16_384

interface LikePicture {
  /** As it was added. */
  id: number
  /** 0 for the same look, at most 11. */
  distance: number
}

/** What a picture looks like, as text of the database: its prints and its mean colour in hex. '' for one that shows next to nothing. */
type PrintText = string

export function printText(prints: bigint[], mean: readonly [number, number, number]): PrintText {
  if (prints.length === 0) return ''
  const tone = mean.map((value) => Math.round(value).toString(16).padStart(2, '0'))
  return [...prints.map((print) => print.toString(16).padStart(16, '0')), ...tone].join('')
}

/**
 * Finds pictures that look the same: multi-index hashing (Norouzi, Punjani and Fleet 2012) with a list for each value of each quarter of a print. A list is
 * of blocks, each read in a row, and holds half of what else the print is beside its number, so that of a hundred that a question passes one is looked up
 * elsewhere. A picture takes 275 bytes, of which nothing is ever copied: rooms are added one at a time.
 */
export class LikenessIndex {
  readonly #lists = Array.from({ length: QUARTERS }, (_, quarter) => new Lists(quarter))
  /** Of each print both halves. */
  readonly #prints: Uint32Array[] = []
  /** Of each picture what it was added as, and its mean colour. */
  readonly #ids: Uint32Array[] = []
  readonly #tones: Uint32Array[] = []
  /** Places of pictures that were removed. */
  readonly #free: number[] = []
  #places = 0

  /** Pictures in it. */
  get size(): number {
    return this.#places - this.#free.length
  }

  /** @param id a whole number below 2³² − 1 */
  add(id: number, text: PrintText): void {
    const looks = read(text)
    if (!looks) return
    const at = this.#free.pop() ?? this.#places++
    const [room, within] = [Math.floor(at / ROOM), at % ROOM]
    if (room === this.#ids.length) {
      this.#ids.push(new Uint32Array(ROOM).fill(NOBODY))
      this.#tones.push(new Uint32Array(ROOM))
      this.#prints.push(new Uint32Array(2 * PRINTS * ROOM))
    }
    this.#ids[room]![within] = id
    this.#tones[room]![within] = looks.tone
    for (const [i, [high, low]] of looks.prints.entries()) {
      this.#prints[room]!.set([high, low], 2 * (within * PRINTS + i))
      for (const lists of this.#lists) lists.add(high, low, at * PRINTS + i)
    }
  }

  /** Forgets what was added as `id`, if it was; looks through all ids, half a millisecond for a million. */
  remove(id: number): void {
    const room = this.#ids.findIndex((ids) => ids.includes(id))
    if (room === -1) return
    const within = this.#ids[room]!.indexOf(id)
    const at = room * ROOM + within
    this.#ids[room]![within] = NOBODY
    for (let i = 0; i < PRINTS; i++) {
      const print = 2 * (within * PRINTS + i)
      const [high, low] = [this.#prints[room]![print]!, this.#prints[room]![print + 1]!]
      for (const lists of this.#lists) lists.remove(high, low, at * PRINTS + i)
    }
    this.#free.push(at)
  }

  /** The ones that look like `text`, mirrored ones too, the most alike first. */
  find(text: PrintText): LikePicture[] {
    const looks = read(text)
    if (!looks) return []
    const found = new Map<number, number>()
    const [high, low] = looks.prints[0]!
    this.#probe(high, low, looks.tone, found)
    this.#probe((high ^ MIRROR_HIGH) >>> 0, (low ^ MIRROR_LOW) >>> 0, looks.tone, found)
    return [...found]
      .map(([at, distance]) => ({ id: this.#ids[Math.floor(at / ROOM)]![at % ROOM]!, distance }))
      .sort((a, b) => a.distance - b.distance || a.id - b.id)
  }

  #probe(high: number, low: number, tone: number, found: Map<number, number>): void {
    for (const lists of this.#lists) {
      const near = lists.near(high, low)
      for (let i = 0; i < near.length; i++) {
        const print = near[i]!
        const at = Math.floor(print / PRINTS)
        const room = Math.floor(at / ROOM)
        const prints = this.#prints[room]!
        const word = 2 * (print - room * ROOM * PRINTS)
        const distance = bitsIn(prints[word]! ^ high) + bitsIn(prints[word + 1]! ^ low)
        if (distance > MOST_BITS || distance >= (found.get(at) ?? NEVER)) continue
        if (isNearTone(tone, this.#tones[room]![at % ROOM]!)) found.set(at, distance)
      }
    }
  }
}

const [MIRROR_HIGH, MIRROR_LOW] = [Number(MIRROR >> 32n), Number(MIRROR & 0xffff_ffffn)]

function read(text: PrintText): { prints: [number, number][]; tone: number } | undefined {
  if (text.length !== PRINTS * 16 + 6) return undefined
  const hex = (start: number, length: number) => Number.parseInt(text.slice(start, start + length), 16)
  return {
    prints: Array.from({ length: PRINTS }, (_, i) => [hex(16 * i, 8), hex(16 * i + 8, 8)]),
    tone: hex(PRINTS * 16, 6),
  }
}

const isNearTone = (a: number, b: number): boolean =>
  [0, 8, 16].every((shift) => Math.abs(((a >>> shift) & 255) - ((b >>> shift) & 255)) <= MOST_TONE)
