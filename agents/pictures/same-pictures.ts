import type { Database, Id, ListingStatus } from '@piata/db'
import { LikenessIndex } from '@piata/images'

/** Where a picture that looks the same is. */
interface SamePicture {
  sha256: string
  /** Bits of 64 in which they differ: 0 for the same look, at most 11. Copies that were cropped or marked have 4 to 11. */
  distance: number
  ownerId: Id
  /** The listing that shows it; null where it is attached to none. */
  listingId: Id | null
  status: ListingStatus | null
}

/** So many are added in 5 ms, for which this process does nothing else. */
const pageSize = 500
/** Rows whose transactions commit late have lower numbers than some that were seen. */
const lateRows = 1_000
/** The most pictures that an answer names. */
const most = 200

/**
 * Finds where else a picture is, resized, compressed, cropped by up to a tenth, mirrored, marked or with a border. Holds an index of all pictures
 * in this process, some 290 bytes each, from the first question on; each question reads what came since.
 */
export class SamePictures {
  readonly #images: Database['images']
  readonly #index = new LikenessIndex()
  #last = 0
  #recent = new Set<number>()
  #reading: Promise<void> | undefined

  constructor({ images }: Pick<Database, 'images'>) {
    this.#images = images
  }

  /**
   * The pictures of others and of the same owner that look like this one, the most alike first; itself too where somebody has it. None for a
   * picture that is not there, or that shows next to nothing.
   * @throws DatabaseError
   */
  async find(sha256: string): Promise<SamePicture[]> {
    const prints = await this.#images.printsOf(sha256)
    if (prints === undefined) return []
    // Whoever asks while another reads needs what came before its own question.
    await this.#reading
    this.#reading ??= this.#read().finally(() => {
      this.#reading = undefined
    })
    await this.#reading
    const distances = new Map(this.#index.find(prints).map(({ id, distance }) => [id, distance]))
    const uses = await this.#images.usesOf([...distances.keys()].slice(0, most))
    return uses
      .map(({ print, ...use }) => ({ ...use, distance: distances.get(print)! }))
      .sort((a, b) => a.distance - b.distance)
  }

  async #read(): Promise<void> {
    for (let after = Math.max(0, this.#last - lateRows); ; ) {
      const page = await this.#images.prints(after, pageSize)
      for (const { id, prints } of page) {
        after = id
        if (this.#recent.has(id)) continue
        this.#index.add(id, prints)
        this.#recent.add(id)
        this.#last = Math.max(this.#last, id)
      }
      for (const id of this.#recent) if (id <= this.#last - lateRows) this.#recent.delete(id)
      if (page.length < pageSize) return
    }
  }
}
