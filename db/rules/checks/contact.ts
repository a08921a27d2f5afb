import { type SafetyNote, safetyNotes } from '../safety/index.ts'
import type { Check } from './check.ts'

/** Numbers are common and mostly harmless; whoever names an account or another site leads people away. */
const scores: Record<SafetyNote, number> = {
  phone: 10,
  email: 15,
  messenger: 15,
  link: 40,
  iban: 60,
  payment: 50,
}

/** Telephone numbers, links and ways to pay in the text, however they are spelt. */
export const contact: Check = ({ title, description }, { ownHost }) => {
  const notes = safetyNotes(`${title}\n${description}`, ownHost)
  if (notes.length === 0) return null
  const score = Math.max(...notes.map((note) => scores[note])) + 5 * (notes.length - 1)
  return { score: Math.min(100, score), evidence: { found: notes.join(', ') } }
}
