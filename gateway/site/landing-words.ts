import { type Language, languages, nameIn } from '@piata/config/languages'
import { isWordOfSite } from '@piata/config/site-words'
import { slugify } from '@piata/config/slug'
import type { Category, Database } from '@piata/db'

/** A word of an address, and the category that it means. */
interface Word {
  locale: Language
  path: string
  category: string
}

interface LandingWords {
  /** Under which each category stands. */
  words: Word[]
  /** What leads there: words of before, and of names that were replaced. */
  former: (Word & {
    /** Whether only what a category was called once made it, which is gone by now. */
    isFree: boolean
  })[]
}

type Named = Pick<Category, 'id' | 'parentId' | 'name'>
type Said = Awaited<ReturnType<Database['landingPages']['all']>>

/** The last answer, as words are made of many names and seldom change. */
const made = new WeakMap<readonly Named[], { of: string; found: LandingWords }>()

/**
 * Under which words the pages of categories stand: the operator's, else the name's; where that is another one's or the site's own,
 * with the word of what is above it before it, or the id behind.
 * @param categories each parent before its children: of two with one name the first has the word
 */
export function landingWords(categories: readonly Named[], said: Said): LandingWords {
  const of = JSON.stringify(said)
  const known = made.get(categories)
  if (known?.of === of) return known.found
  const found = makeWords(categories, said)
  made.set(categories, { of, found })
  return found
}

function makeWords(categories: readonly Named[], { texts, former, formerNames }: Said): LandingWords {
  const all: LandingWords = { words: [], former: [] }
  for (const locale of languages) {
    const said = new Map(
      texts.flatMap(({ category, path, ...one }) =>
        one.locale === locale && path !== null && !isWordOfSite(path) ? [[category, path]] : [],
      ),
    )
    const own = new Map(categories.map(({ id, name }) => [id, slugify(nameIn(name, locale))]))
    const above = new Map(categories.map(({ id, parentId }) => [id, own.get(parentId ?? '') ?? '']))
    const taken = new Set(said.values())
    const isFree = (word: string) => word !== '' && !taken.has(word) && !isWordOfSite(word)
    const leading: LandingWords['former'] = []
    for (const { id } of categories) {
      const chosen = said.get(id)
      const name = own.get(id)!
      const free = [name, joined(above.get(id)!, name), joined(name, id), id].find(isFree)
      // A word that a choice replaced leads on, so it is no other's either.
      if (free !== undefined) taken.add(free)
      const path = chosen ?? free
      if (path !== undefined) all.words.push({ locale, path, category: id })
      if (chosen !== undefined && free !== undefined)
        leading.push({ locale, path: free, category: id, isFree: false })
    }
    for (const one of former) if (one.locale === locale) leading.push({ ...one, locale, isFree: true })
    for (const { name, category, isGone, ...one } of formerNames) {
      if (one.locale !== locale) continue
      const word = slugify(name)
      for (const path of [word, joined(above.get(category) ?? '', word)])
        leading.push({ locale, path, category, isFree: isGone })
    }
    const present = new Set(all.words.flatMap((one) => (one.locale === locale ? [one.path] : [])))
    for (const one of leading) {
      if (one.path === '' || present.has(one.path) || isWordOfSite(one.path)) continue
      present.add(one.path)
      all.former.push(one)
    }
  }
  return all
}

const joined = (...words: string[]): string => words.filter((word) => word !== '').join('-')
