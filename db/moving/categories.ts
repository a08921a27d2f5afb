import { leavesOf } from '../rules/categories.ts'
import { fold } from '../text.ts'
import type { Category } from '../types.ts'

/** A category of the old site, and ours that its listings go to. Kept as a file that people edit. */
export interface CategoryChoice {
  id: string
  /** With those above it. */
  name: string
  listings: number
  /** Null: nobody has said; its listings stay behind. */
  to: string | null
  /** Whether the names were the same, rather than alike. */
  isSure: boolean
}

interface OldCategory {
  id: string
  name: string
  parent: string | null
  listings: number
}

/** Words of which most names have one, and that tell nothing. */
const empty = new Set([
  'si',
  'and',
  'the',
  'de',
  'of',
  'for',
  'pentru',
  'cu',
  'la',
  'in',
  'din',
  'alte',
  'other',
  'others',
  'altele',
  'diverse',
  'all',
  'toate',
])
/** Words of old sites for what we call otherwise. */
const synonyms: Record<string, string> = {
  ...{
    autoturisme: 'masini',
    auto: 'masini',
    automobile: 'masini',
    autos: 'cars',
    automobiles: 'cars',
    car: 'cars',
  },
  ...{
    mobile: 'phones',
    cell: 'phones',
    telefon: 'telefoane',
    gsm: 'phones',
    smartphones: 'phones',
    apartamente: 'apartament',
  },
  ...{
    apartments: 'flats',
    apartment: 'flats',
    rent: 'rent',
    rental: 'rent',
    rentals: 'rent',
    inchirieri: 'inchiriat',
  },
  ...{
    vanzari: 'vanzare',
    bike: 'bicycles',
    bikes: 'bicycles',
    biciclete: 'bicycles',
    tyres: 'tyres',
    tires: 'tyres',
  },
  ...{
    tv: 'televisions',
    televizoare: 'televisions',
    notebooks: 'laptops',
    cloths: 'clothes',
    clothing: 'clothes',
  },
}
/** A name must have so much of ours, and ours of it, to be taken for it. */
const leastAlike = 0.5

/** Ours for each of theirs, by names; what fits none, or two alike, is left open. */
export function chooseCategories(old: readonly OldCategory[], ours: readonly Category[]): CategoryChoice[] {
  const byId = new Map(old.map((category) => [category.id, category]))
  const names = new Map(ours.map(({ id, name }) => [id, new Map(Object.entries(name))]))
  const leaves = leavesOf(ours).map(({ id, name, path }) => ({
    id,
    names: Object.entries(name).map(([language, own]) => ({
      folded: fold(own),
      words: wordsOf(own),
      above: wordsOf(
        path
          .slice(0, -1)
          .map((step) => names.get(step)?.get(language) ?? '')
          .join(' '),
      ),
    })),
  }))
  return old.map((category) => {
    const path = pathOf(category, byId)
    const folded = fold(category.name)
    const same = leaves.filter(
      ({ id, names }) => id === category.name || names.some((name) => name.folded === folded),
    )
    const base = { id: category.id, name: path.join(' > '), listings: category.listings }
    if (same.length === 1) return { ...base, to: same[0]!.id, isSure: true }
    const words = wordsOf(category.name)
    const above = wordsOf(path.slice(0, -1).join(' '))
    const scored = (same.length > 1 ? same : leaves)
      .map(({ id, names }) => ({
        id,
        score: Math.max(
          // Its own name tells, that of what is above it decides.
          ...names.map((name) => alike(words, name.words, above) + 0.2 * alike(above, name.above, new Set())),
        ),
      }))
      .sort((a, b) => b.score - a.score)
    const [best, second] = scored
    const isClear = best !== undefined && best.score >= leastAlike && best.score > (second?.score ?? 0)
    return { ...base, to: isClear ? best.id : null, isSure: false }
  })
}

/** Of 0 to 1: the words that both have, of those that either has. Words from above may stand in for ones that are missing. */
function alike(a: ReadonlySet<string>, b: ReadonlySet<string>, above: ReadonlySet<string>): number {
  if (a.size === 0 || b.size === 0) return 0
  let common = 0
  for (const word of a) if (b.has(word)) common++
  if (common === 0) return 0
  let fromAbove = 0
  for (const word of b) if (!a.has(word) && above.has(word)) fromAbove++
  return (common + fromAbove) / (a.size + b.size - common)
}

/** Beginnings of words, so that endings do not matter. */
function wordsOf(name: string): Set<string> {
  const words = fold(name)
    .split(' ')
    .filter((word) => word !== '' && !empty.has(word))
    .map((word) => synonyms[word] ?? word)
  return new Set(words.map((word) => (word.length > 5 ? word.slice(0, Math.max(5, word.length - 2)) : word)))
}

function pathOf(category: OldCategory, byId: ReadonlyMap<string, OldCategory>): string[] {
  const path = [category.name]
  for (
    let parent = byId.get(category.parent ?? '');
    parent !== undefined && path.length < 10;
    parent = byId.get(parent.parent ?? '')
  )
    path.unshift(parent.name)
  return path
}
