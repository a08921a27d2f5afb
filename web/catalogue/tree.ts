import type { CategoryAttribute, CategoryNode } from '../client/types.ts'

/** The category with this id, anywhere in the tree, or the one that took the listings of what it was once. */
export function findCategory(tree: CategoryNode[], id: string | null): CategoryNode | undefined {
  if (id === null) return undefined
  for (const node of tree) {
    const found = node.id === id || node.former?.includes(id) ? node : findCategory(node.children ?? [], id)
    if (found) return found
  }
  return undefined
}

/** A category that takes listings, and what leads to it from the root. */
export interface LeafPath {
  leaf: CategoryNode
  above: CategoryNode[]
}

/** All that take listings, in the order of the tree. */
export function leafPaths(nodes: CategoryNode[], above: CategoryNode[] = []): LeafPath[] {
  return nodes.flatMap((node) =>
    node.children?.length ? leafPaths(node.children, [...above, node]) : [{ leaf: node, above }],
  )
}

/** From the root to the category itself. */
export function categoryPath(tree: CategoryNode[], id: string | null): CategoryNode[] {
  return (findCategory(tree, id)?.path ?? []).flatMap((step) => findCategory(tree, step) ?? [])
}

/** What buyers filter by within a category: of one with others below it what all of those have alike. */
export function filterAttributes(category: CategoryNode | undefined): CategoryAttribute[] {
  if (category?.children?.length) return category.filters ?? []
  return category?.attributes.filter((attribute) => attribute.filter) ?? []
}
