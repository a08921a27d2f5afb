import type { Context } from '../context.ts'
import { DatabaseError } from '../errors.ts'
import { storable } from '../text.ts'

/** What the operator says on a page; null and none where nothing was said. */
export interface LandingText {
  category: string
  /** A county's code; null for the page of the category alone. */
  county: string | null
  locale: string
  /** The word of the address; of categories alone. */
  path: string | null
  title: string | null
  /** Markdown. */
  text: string | null
  /** Categories that it leads to. */
  links: string[]
}

interface FormerLandingPath {
  locale: string
  path: string
  category: string
}

/** What a category was called once; of one that was removed, the category that has its listings now. */
interface FormerCategoryName {
  locale: string
  name: string
  category: string
}

interface AllLandingTexts {
  /** Of categories that there are. */
  texts: LandingText[]
  /** Words that were chosen once; those of a category that was removed lead to the one that has its listings now. */
  former: FormerLandingPath[]
  formerNames: (FormerCategoryName & {
    /** Whether the category that was called so was removed. */
    isGone: boolean
  })[]
}

interface LandingPages {
  all(): Promise<AllLandingTexts>
  /**
   * Says something else on a page; what is all empty is as if nothing was ever said. A word that it stood under leads to it from then on.
   * @throws DatabaseError conflict where another category has the word
   */
  write(text: LandingText): Promise<void>
}

export interface LandingPagesSchema {
  landing_pages: Omit<LandingText, 'county' | 'links'> & { county: string; links: string }
  landing_former_paths: FormerLandingPath
  category_former_names: FormerCategoryName
}

export function createLandingPages(context: Context): LandingPages {
  return {
    async all() {
      const [texts, former, formerNames, gone] = await Promise.all([
        context.read
          .selectFrom('landing_pages')
          .selectAll()
          .orderBy('category')
          .orderBy('county')
          .orderBy('locale')
          .execute(),
        context.read.selectFrom('landing_former_paths').selectAll().orderBy('path').execute(),
        context.read.selectFrom('category_former_names').selectAll().orderBy('name').execute(),
        context.read
          .selectFrom('categories')
          .select(['id', 'moved_into'])
          .where('moved_into', 'is not', null)
          .execute(),
      ])
      const into = new Map(gone.map((row) => [row.id, row.moved_into!]))
      const isOf = ({ category }: { category: string }) => !into.has(category)
      const lead = <T extends { category: string }>(one: T): T => ({
        ...one,
        category: into.get(one.category) ?? one.category,
      })
      return {
        texts: texts.filter(isOf).map(({ county, links, ...rest }) => ({
          ...{ ...rest, county: county || null, links: JSON.parse(links) as string[] },
        })),
        former: [
          ...former,
          ...texts.flatMap(({ locale, path, category }) =>
            path === null || !into.has(category) ? [] : [{ locale, path, category }],
          ),
        ].map(lead),
        formerNames: formerNames.map((one) => ({ ...lead(one), isGone: !isOf(one) })),
      }
    },

    write: ({ category, county, locale, path, title, text, links }) =>
      context.write(async ({ queries }) => {
        const key = { category, county: county ?? '', locale }
        const before = await queries
          .selectFrom('landing_pages')
          .select('path')
          .where('category', '=', category)
          .where('county', '=', key.county)
          .where('locale', '=', locale)
          .$if(context.dialect === 'postgres', (query) => query.forNoKeyUpdate())
          .executeTakeFirst()
        const said = {
          path,
          title: title === null ? null : storable(title),
          text: text === null ? null : storable(text),
          links: JSON.stringify(links),
        }
        const other = path === null ? undefined : await ownerOf(locale, path)
        if (other !== undefined && other.category !== category) {
          if (other.moved_into === null)
            throw new DatabaseError('conflict', `Another category has this word: ${other.category}`, 'path')
          // A category that was removed needs none.
          await queries
            .updateTable('landing_pages')
            .set({ path: null })
            .where('locale', '=', locale)
            .where('path', '=', path)
            .execute()
        }
        if (path === null && title === null && text === null && links.length === 0)
          await queries
            .deleteFrom('landing_pages')
            .where('category', '=', category)
            .where('county', '=', key.county)
            .where('locale', '=', locale)
            .execute()
        else
          await queries
            .insertInto('landing_pages')
            .values({ ...key, ...said })
            .onConflict((c) => c.columns(['category', 'county', 'locale']).doUpdateSet(said))
            .execute()
        if (path !== null)
          await queries
            .deleteFrom('landing_former_paths')
            .where('locale', '=', locale)
            .where('path', '=', path)
            .execute()
        if (before?.path && before.path !== path)
          await queries
            .insertInto('landing_former_paths')
            .values({ locale, path: before.path, category })
            .onConflict((c) => c.columns(['locale', 'path']).doUpdateSet({ category }))
            .execute()

        function ownerOf(of: string, word: string) {
          return queries
            .selectFrom('landing_pages')
            .leftJoin('categories', 'categories.id', 'landing_pages.category')
            .select(['category', 'moved_into'])
            .where('locale', '=', of)
            .where('landing_pages.path', '=', word)
            .executeTakeFirst()
        }
      }),
  }
}
