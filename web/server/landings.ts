import { nameIn } from '@piata/config/languages'
import { type Following, follow } from '../client/following.ts'
import { type Landing, type LandingTable, landingKey, setLandings } from '../client/landings.ts'
import { siteNow } from '../client/site.ts'
import type { CategoryNode, Landings } from '../client/types.ts'
import { href, type Locale, locales, pageOfPath } from '../i18n/routes.ts'
import { slugify } from '../listing/slug.ts'

/** Counts are made once a minute, and what the operator says is to be seen soon. */
const followMs = 10_000

/**
 * Under which words the pages of categories stand: the operator's, else the name's; of two with one name the later one has its parent's word before it.
 * What is a page of another kind stays that.
 */
export function landingTable(
  { pages, texts, former, formerNames }: Landings,
  categories: readonly CategoryNode[],
  counties: readonly { code: string; name: string }[],
): LandingTable {
  const names = new Map<string, CategoryNode['name']>()
  const paths = new Map<Locale, Map<string, string>>()
  const at = new Map<Locale, Map<string, Landing>>()
  const countyWords = new Map(counties.map(({ code, name }) => [code, slugify(name)]))
  for (const locale of locales) {
    const said = new Map(
      texts
        .filter((one) => one.locale === locale && one.path !== null)
        .map(({ category, path }) => [category, path!]),
    )
    const words = new Map<string, string>()
    /** Words of names that the operator replaced. */
    const replaced: [word: string, category: string][] = []
    const taken = new Set(said.values())
    /** By category, the word of what is above it. */
    const parents = new Map<string, string>()
    const name = (nodes: readonly CategoryNode[], parent: string) => {
      for (const node of nodes) {
        const own = slugify(nameIn(node.name, locale))
        const free = [own, `${parent}-${own}`, `${own}-${node.id}`].find(
          (word) => word !== '' && !taken.has(word),
        )
        const word = said.get(node.id) ?? free ?? node.id
        if (said.has(node.id) && free !== undefined) replaced.push([free, node.id])
        taken.add(word)
        words.set(node.id, word)
        names.set(node.id, node.name)
        parents.set(node.id, parent)
        name(node.children ?? [], own)
      }
    }
    name(categories, '')
    const ownPaths = new Map<string, string>()
    const ownAt = new Map<string, Landing>()
    const isFree = (path: string) =>
      pageOfPath(`${href(locale, 'home').replace(/\/$/, '')}/${path}`) === undefined && !ownAt.has(path)
    for (const { category, county } of pages) {
      const word = words.get(category)
      const second = county === null ? undefined : countyWords.get(county)
      if (word === undefined || (county !== null && !second)) continue
      const path = second === undefined ? word : `${word}/${second}`
      if (!isFree(path)) continue
      ownPaths.set(landingKey({ category, county }), path)
      ownAt.set(path, { category, county })
    }
    const called = formerNames
      .filter((one) => one.locale === locale)
      .map(({ name: before, category }) => ({ own: slugify(before), category }))
      .flatMap(({ own, category }) => [
        [own, category] as const,
        [`${parents.get(category) ?? ''}-${own}`, category] as const,
      ])
    const before = former.filter((one) => one.locale === locale)
    for (const [word, category] of [
      ...before.map(({ path, category }) => [path, category] as const),
      ...replaced,
      ...called,
    ])
      for (const { county } of pages.filter((page) => page.category === category)) {
        const second = county === null ? undefined : countyWords.get(county)
        const path = second === undefined ? word : `${word}/${second}`
        if (isFree(path)) ownAt.set(path, { category, county })
      }
    paths.set(locale, ownPaths)
    at.set(locale, ownAt)
  }
  return { paths, at, names, pages, texts }
}

/**
 * Reads again and again which pages of categories there are. What cannot be read stays as it was.
 */
export function followLandings(gatewayUrl: URL): Following {
  let made = ''
  const get = async (path: string) => {
    const response = await fetch(new URL(path, gatewayUrl), { signal: AbortSignal.timeout(10_000) })
    if (!response.ok) throw new Error(`${path} answers ${response.status}`)
    return response.text()
  }
  const read = async () => {
    const found = await Promise.all([get('/v1/landing-pages'), get('/v1/categories')]).catch(() => undefined)
    if (found === undefined) return
    const { counties } = siteNow()
    const of = JSON.stringify([...found, counties])
    if (of === made) return
    const [landings, categories] = found.map((text) => JSON.parse(text)) as [
      Landings,
      { items: CategoryNode[] },
    ]
    setLandings(landingTable(landings, categories.items, counties))
    made = of
  }
  return follow(read, followMs)
}
