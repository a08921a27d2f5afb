import { checkText, cutText, exceeds, type TextRule, textReason } from '../rules/text.ts'
import { RowError } from './errors.ts'
import type { Note } from './notes.ts'

/** A text by the rule that the API has. @throws RowError for what is missing, too long or not text */
export function textOf(field: string, given: string, rule: TextRule): string {
  const { text, faults } = checkText(given, rule)
  if (exceeds(text, rule.max)) throw new RowError(field, ['too-long', { max: String(rule.max) }], given)
  if (faults[0] !== undefined)
    throw new RowError(field, textReason(faults[0], rule), given === '' ? undefined : given)
  return text
}

/** The beginning of a text that is too long, with a note. */
export function cutNoting(field: string, text: string, max: number, note: Note): string {
  if (!exceeds(text, max)) return text
  note(field, `is cut to ${max} characters`, text)
  return cutText(text.trim(), max)
}
