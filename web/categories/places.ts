import { nameIn } from '@piata/config/languages'
import type { CategoryNode } from '../client/types.ts'
import type { Locale } from '../i18n/routes.ts'

/** Whether another category may lie below it: what has attributes takes listings itself. */
export const takesMore = ({ path, attributes }: CategoryNode, levels: number): boolean =>
  path.length < levels && attributes.length === 0

/** Where a category may lie, with all that is below it: not below itself, and no deeper than a tree has levels. @param id undefined for a new one */
export function possibleParents(
  all: readonly CategoryNode[],
  id: string | undefined,
  levels: number,
): CategoryNode[] {
  const own = all.filter(({ path }) => id !== undefined && path.includes(id))
  const depths = own.map(({ path }) => path.length)
  const height = own.length === 0 ? 1 : Math.max(...depths) - Math.min(...depths) + 1
  return all.filter(
    (one) => !own.includes(one) && takesMore(one, levels) && one.path.length + height <= levels,
  )
}

/** What leads to a category and its own name: `Auto › Camioane`. */
export function placeText(
  all: readonly CategoryNode[],
  { path }: Pick<CategoryNode, 'path'>,
  locale: Locale,
): string {
  const names = new Map(all.map(({ id, name }) => [id, nameIn(name, locale)]))
  return path.map((step) => names.get(step) ?? step).join(' › ')
}
