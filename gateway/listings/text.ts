import { checkText, type TextRule } from '@piata/db'
import type { FieldError } from '../problems/problem.ts'

/** Text as it is kept. Complaints go to `errors`. */
export function normalizeText(
  text: string,
  { pointer, ...rule }: TextRule & { pointer: string },
  errors: FieldError[],
): string {
  const checked = checkText(text, rule)
  for (const detail of checked.faults) errors.push({ pointer, detail })
  return checked.text
}
