import { nameIn } from '@piata/config/languages'
import { type Landing, landingPath, landingsNow } from '../client/landings.ts'
import type { CategoryNode, Landings } from '../client/types.ts'
import { formatNumber } from '../i18n/format.ts'
import { href, type Locale } from '../i18n/routes.ts'
import { translator } from '../i18n/translator.ts'
import { Markdown } from '../layout/markdown.tsx'
import { countyName } from './counties.ts'

/** So many of a kind: those with the most listings. */
const mostLinks = 12

/** The page of a category, or its results where it has none. */
export const categoryHref = (locale: Locale, category: string, county: string | null = null): string =>
  landingPath(locale, { category, county }) ??
  `${href(locale, 'listings')}?category=${category}${county === null ? '' : `&county=${county}`}`

/** What the operator says on the page of a category, and where it leads. */
export function LandingAbout({
  locale,
  landing: { category, county },
  path,
  text,
}: {
  locale: Locale
  landing: Landing
  /** From the root to the category. */
  path: readonly CategoryNode[]
  text: Landings['texts'][number] | undefined
}) {
  const t = translator(locale, 'results.landing')
  const { pages = [], names } = landingsNow() ?? {}
  const nameOf = (id: string) => nameIn(names?.get(id) ?? {}, locale)
  const most = (found: typeof pages) =>
    [...found].sort((one, other) => other.count - one.count).slice(0, mostLinks)
  const own = path.at(-1)
  const near = new Set([...(own?.children ?? []), ...(path.at(-2)?.children ?? [])].map(({ id }) => id))
  near.delete(category)
  const chosen = (text?.links ?? []).filter((id) => !near.has(id) && id !== category)
  const groups = [
    {
      title: t('counties', { category: nameOf(category) }),
      links: most(
        pages.filter((one) => one.category === category && one.county !== null && one.county !== county),
      ).map((one) => ({ ...one, name: countyName(one.county!) })),
    },
    {
      title: county === null ? t('categories') : t('categoriesIn', { county: countyName(county) }),
      links: [
        ...pages.filter((one) => one.county === county && chosen.includes(one.category)),
        ...most(pages.filter((one) => one.county === county && near.has(one.category))),
      ].map((one) => ({ ...one, name: nameOf(one.category) })),
    },
  ].filter(({ links }) => links.length > 0)
  return (
    <div className="mt-10 flex flex-col gap-6 border-t border-line pt-6">
      {text?.text ? <Markdown text={text.text} /> : null}
      {groups.map(({ title, links }) => (
        <nav key={title} aria-label={title}>
          <h2 className="font-semibold">{title}</h2>
          <ul className="flex flex-wrap gap-x-4">
            {links.map((one) => (
              <li key={`${one.category} ${one.county}`}>
                <a
                  className="inline-flex min-h-target items-center text-accent hover:underline"
                  href={categoryHref(locale, one.category, one.county)}
                >
                  {t('link', { name: one.name, count: formatNumber(locale, one.count) })}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      ))}
    </div>
  )
}
