import { slugify } from '@piata/config/slug'
import { type Following, follow } from '../client/following.ts'
import { type Landing, type LandingTable, landingKey, setLandings } from '../client/landings.ts'
import { siteNow } from '../client/site.ts'
import type { CategoryNode, Landings } from '../client/types.ts'
import { href, type Locale, locales, pageOfPath } from '../i18n/routes.ts'

/** Counts are made once a minute, and what the operator says is to be seen soon. */
const followMs = 10_000

/** Where the pages of categories and of those in a county stand: what is a page of another kind stays that. */
export function landingTable(
  { pages, texts, words, former }: Landings,
  categories: readonly CategoryNode[],
  counties: readonly { code: string; name: string }[],
): LandingTable {
  const names = new Map<string, CategoryNode['name']>()
  const name = (nodes: readonly CategoryNode[]) => {
    for (const node of nodes) {
      names.set(node.id, node.name)
      name(node.children ?? [])
    }
  }
  name(categories)
  const countyWords = new Map(counties.map(({ code, name: of }) => [code, slugify(of)]))
  const found = Map.groupBy(pages, ({ category }) => category)
  const paths = new Map<Locale, Map<string, string>>()
  const at = new Map<Locale, Map<string, Landing>>()
  for (const locale of locales) {
    const ownPaths = new Map<string, string>()
    const ownAt = new Map<string, Landing>()
    const isFree = (path: string) =>
      pageOfPath(`${href(locale, 'home').replace(/\/$/, '')}/${path}`) === undefined && !ownAt.has(path)
    const isPresent = new Set(words)
    for (const one of [...words, ...former]) {
      if (one.locale !== locale || !names.has(one.category)) continue
      for (const { category, county } of found.get(one.category) ?? []) {
        const second = county === null ? undefined : countyWords.get(county)
        if (county !== null && !second) continue
        const path = second === undefined ? one.path : `${one.path}/${second}`
        if (!isFree(path)) continue
        if (isPresent.has(one)) ownPaths.set(landingKey({ category, county }), path)
        ownAt.set(path, { category, county })
      }
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
