import type { Check } from './check.ts'

/** Nearly the same text as something on show: of another seller it is stolen, or one of many accounts; of one's own it stands twice. */
export const duplicate: Check = ({ alike }) => {
  const other = alike.find(({ isOwn }) => !isOwn)
  const nearest = other ?? alike[0]
  if (nearest === undefined) return null
  const evidence = { listing: nearest.id, likeness: Math.round(100 * nearest.likeness), count: alike.length }
  return { score: other === undefined ? 50 : 60, evidence }
}
