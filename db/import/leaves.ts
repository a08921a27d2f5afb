import { leavesOf } from '../rules/categories.ts'
import { fold } from '../text.ts'
import type { Category } from '../types.ts'

/** Categories for listings, found by what files call them. */
interface Leaves {
  readonly byId: ReadonlyMap<string, Category>
  /**
   * The one that a text names: its id, or its name in any language where only one has it, or names that lead to it (`Auto > Camioane > Frigorifice`), of which
   * those above may leave steps out.
   */
  named(text: string): Category | undefined
  /** The one that a text is likely to mean: of a path the last step is enough where only one has that name. */
  meant(text: string): Category | undefined
}

/** What stands between the steps of a path; the first that a text has is meant, as names have slashes too. */
const separators = [/\s*[>»›]\s*/, /\s*\|\s*/, /\s*\/\s*/]

export function findLeaves(categories: readonly Category[]): Leaves {
  const byId = new Map(leavesOf(categories).map((leaf) => [leaf.id, leaf]))
  const all = new Map(categories.map((category) => [category.id, category]))
  const byName = Map.groupBy(
    [...byId.values()].flatMap((leaf) =>
      [...new Set(Object.values(leaf.name).map(fold))].map((name) => ({ name, leaf })),
    ),
    ({ name }) => name,
  )
  const ofName = (text: string) => (byName.get(fold(text)) ?? []).map(({ leaf }) => leaf)
  const whole = (text: string) => byId.get(text) ?? only(ofName(text))
  /** Those with the last step's name below the steps before it, and all of that name. */
  const ofPath = (text: string) => {
    const steps = stepsOf(text)
    const last = steps.pop()
    if (last === undefined || steps.length === 0) return { below: [], alike: [] }
    const id = byId.get(last)
    const alike = id === undefined ? ofName(last) : [id]
    return { below: alike.filter((leaf) => isBelow(leaf, steps, all)), alike }
  }
  return {
    byId,
    named: (text) => whole(text) ?? only(ofPath(text).below),
    meant(text) {
      const found = whole(text) ?? byId.get(fold(text).replaceAll(' ', '-'))
      if (found !== undefined) return found
      const { below, alike } = ofPath(text)
      return only(below) ?? only(alike)
    },
  }
}

const only = (found: readonly Category[]): Category | undefined => (found.length === 1 ? found[0] : undefined)

function stepsOf(text: string): string[] {
  const separator = separators.find((one) => one.test(text))
  return separator === undefined ? [text] : text.split(separator).filter((step) => step.trim() !== '')
}

/** Whether the steps stand among what is above the leaf, in their order. */
function isBelow(leaf: Category, steps: readonly string[], all: ReadonlyMap<string, Category>): boolean {
  let at = 0
  for (const id of leaf.path.slice(0, -1)) {
    const names = [id, ...Object.values(all.get(id)?.name ?? {})].map(fold)
    if (at < steps.length && names.includes(fold(steps[at]!))) at++
  }
  return at === steps.length
}
