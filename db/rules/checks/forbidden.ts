import { fold } from '../../text.ts'
import type { Check, CheckFinding } from './check.ts'

/** Goods and papers that the law lets nobody sell by such a listing, as whole words after folding. */
const unlawful = [
  ...['cocaina', 'cocaine', 'heroina', 'heroin', 'metamfetamina', 'mdma', 'ecstasy', 'etnobotanice'],
  ...['canabis', 'cannabis', 'marijuana', 'hasis', 'ketamina'],
  ...['permis fara examen', 'permis auto fara examen', 'diploma falsa', 'diplome false', 'acte false'],
  ...['bani falsi', 'bancnote false', 'counterfeit money', 'buletin fals'],
  ...['arma de foc', 'pistol cu gloante', 'munitie de razboi', 'grenada'],
  ...['fildes', 'corn de rinocer', 'ivory', 'vand rinichi'],
] as const

/** Words and categories that this site, or the law, does not allow. */
export const forbidden: Check = (
  { title, description, categoryPath },
  { words, categories },
): CheckFinding | null => {
  const category = categoryPath.find((id) => categories.includes(id))
  if (category !== undefined) return { score: 100, evidence: { category } }
  const text = ` ${fold(`${title} ${description}`)} `
  const found = [...unlawful, ...words.map(fold)].find((word) => word !== '' && text.includes(` ${word} `))
  return found === undefined ? null : { score: 100, evidence: { word: found } }
}
