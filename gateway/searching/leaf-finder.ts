import { type Category, leavesOf } from '@piata/db'
import { createSearchIndex, type SearchIndex } from '@piata/search'

/** A phrase that leads to a leaf: what people say, a name, or a make among its options. */
interface Phrase {
  [field: string]: unknown
  id: string
  said?: string
  option?: string
}

/** How much less a leaf is meant by each further phrase before the one that matched: the commonest stand first. */
const perPlace = 0.01
/** Places that count. */
const mostPlaces = 20
/** Of whatever has only some of the words. */
const partly = 0.4
/** How much a phrase loses by words that nobody asked for. */
const byMoreWords = 0.3
/** What a leaf gains when all listings that hold the words are in it. */
const byListings = 0.6
/** Of listings that hold the words at least, before their categories say something. */
const fewestListings = 3
/** Of the best leaf's score, below which another one is more noise than help. */
const worthNaming = 0.35
const mostHits = 60

/**
 * Finds what category a thing belongs to by what people call it: phrases are the documents of a small index, so that inflections, missing diacritics and
 * typing mistakes are understood as in every search; what is published says the rest.
 */
export class LeafFinder {
  readonly #index: SearchIndex
  readonly #leaves: ReadonlySet<string>
  /** By id of a phrase: its leaf, how many phrases of it come before, and its words. */
  readonly #of = new Map<string, { leaf: string; place: number; words: number }>()

  /** @param said by id of a leaf, phrases with commas between, the commonest first */
  constructor(categories: Iterable<Category>, said: Readonly<Record<string, string>>) {
    this.#index = createSearchIndex(
      { id: 'id', text: { said: { weight: 3 }, option: { weight: 1 } }, keyword: [], numeric: [] },
      { merges: false },
    )
    const leaves = leavesOf([...categories])
    this.#leaves = new Set(leaves.map(({ id }) => id))
    this.#index.upsert(leaves.flatMap((leaf) => this.#phrasesOf(leaf, said[leaf.id])))
  }

  #phrasesOf({ id: leaf, name, attributes }: Category, said = ''): Phrase[] {
    const known = said.split(',').map((phrase) => phrase.trim())
    const options = attributes.flatMap(({ options = [] }) =>
      options.flatMap(({ label }) => Object.values(label)),
    )
    const phrases = [
      // The name is what the site itself calls it.
      ...[...Object.values(name), ...known].filter((text) => text !== '').map((text) => ({ said: text })),
      ...[...new Set(options)].map((text) => ({ option: text })),
    ]
    return phrases.map((phrase, place) => {
      const id = `${leaf} ${place}`
      const isOption = 'option' in phrase
      const words = wordsOf(isOption ? phrase.option : phrase.said)
      this.#of.set(id, { leaf, place: isOption ? mostPlaces : place, words })
      return { id, ...phrase }
    })
  }

  /**
   * Ids of leaves that may be meant, the likeliest first.
   * @param listed how many listings hold the words, by category
   */
  async find(query: string, listed: ReadonlyMap<string, number>, limit: number): Promise<string[]> {
    if (query.trim() === '') return []
    const scores = new Map<string, number>()
    const keep = (leaf: string, score: number) => scores.set(leaf, Math.max(scores.get(leaf) ?? 0, score))
    const asked = wordsOf(query)
    const whole = await this.#index.search({ query, loosen: false, limit: mostHits })
    const some = await this.#index.search({ query, limit: mostHits })
    for (const [{ hits }, worth] of [
      [whole, 1],
      [some, partly],
    ] as const) {
      const best = hits[0]?.score ?? 0
      for (const { id, score } of hits) {
        const { leaf, place, words } = this.#of.get(id)!
        // "canapele" is said of sofas more than in "curățare canapele".
        const share = Math.min(1, asked / words) ** byMoreWords
        keep(leaf, worth * share * (score / best) * (1 - perPlace * Math.min(place, mostPlaces)))
      }
    }
    let total = 0
    for (const [id, count] of listed) if (this.#leaves.has(id)) total += count
    if (total >= fewestListings)
      for (const [id, count] of listed)
        if (this.#leaves.has(id)) scores.set(id, (scores.get(id) ?? 0) + (byListings * count) / total)
    const best = Math.max(...scores.values())
    return [...scores]
      .filter(([, score]) => score >= worthNaming * best)
      .sort(([a, left], [b, right]) => right - left || (a < b ? -1 : 1))
      .slice(0, limit)
      .map(([id]) => id)
  }
}

const wordsOf = (text: string): number => text.trim().split(/\s+/).length
