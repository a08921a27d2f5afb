import type { CategoryNode } from '../client/types.ts'

export interface LeafPath {
  root: CategoryNode
  leaf: CategoryNode
}

/** Lower case without diacritics. */
function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
}

/**
 * Leaves whose names (either language), roots' names or options hold every word of the query at the start of a word; names first.
 * A make or a brand among the options finds its category: 'logan' does not, 'dacia' does.
 */
export function findLeaves(leaves: readonly LeafPath[], query: string): LeafPath[] {
  const words = fold(query).split(/\s+/).filter(Boolean)
  const ranked: { path: LeafPath; rank: number }[] = []
  for (const path of leaves) {
    const { root, leaf } = path
    const name = fold(`${leaf.name.ro} ${leaf.name.en}`)
    const around = `${name} ${fold(`${root.name.ro} ${root.name.en}`)}`
    if (holdsAll(name, words)) ranked.push({ path, rank: name.startsWith(words[0] ?? '') ? 0 : 1 })
    else if (holdsAll(around, words)) ranked.push({ path, rank: 2 })
    else if (
      leaf.attributes.some(({ options }) => options?.some(({ label }) => holdsAll(fold(label.ro), words)))
    )
      ranked.push({ path, rank: 3 })
  }
  return ranked.sort((a, b) => a.rank - b.rank).map(({ path }) => path)
}

function holdsAll(text: string, words: readonly string[]): boolean {
  return words.every((word) => text.startsWith(word) || text.includes(` ${word}`))
}
