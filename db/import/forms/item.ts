/** One thing of a feed: texts by the names that its format gives them. */
export type Item = Map<string, string>

/** What a format reads, in the file's order, numbered from 1. */
export type ReadItem = { number: number } & ({ item: Item } | { fault: string })

/** Most characters of one item, and of one text within it. */
export const longestItem = 1_000_000
/** Most names of one item. */
const mostNames = 1_000

/** Several values of one name stand on lines of their own. */
export function addText(item: Item, name: string, text: string): void {
  const before = item.get(name)
  if (before !== undefined) item.set(name, `${before}\n${text}`)
  else if (item.size < mostNames) item.set(name, text)
}
