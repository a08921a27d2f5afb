import type { Problem } from '../client/types.ts'

interface FieldError {
  fieldId: string
  message: string
}

/** What a form shows after a refusal: errors beside their fields, and `general` for what belongs to none of them. */
export interface FormErrors {
  fields: FieldError[]
  general?: string
}

/**
 * Turns a problem into a form's errors. The API explains itself in English, so the form says it in its own `words`: one for a field
 * that was refused, one for the rest. `fieldIds` maps the pointers of the API (`/email`, `/attributes/km`) to ids of fields;
 * a pointer deeper than a known one belongs to it (`/price/amount` to `/price`).
 */
export function problemErrors(
  problem: Problem | undefined,
  fieldIds: Record<string, string>,
  words: { field: string; general: string },
): FormErrors {
  const fields: FieldError[] = []
  const pointers = (problem?.errors ?? []).map(({ pointer }) => fieldOf(pointer, fieldIds))
  for (const fieldId of new Set(pointers)) if (fieldId) fields.push({ fieldId, message: words.field })
  const isElsewhere = pointers.length === 0 || pointers.includes(undefined)
  return isElsewhere ? { fields, general: words.general } : { fields }
}

function fieldOf(pointer: string, fieldIds: Record<string, string>): string | undefined {
  for (let at = pointer; at !== ''; at = at.slice(0, at.lastIndexOf('/'))) {
    const fieldId = fieldIds[at]
    if (fieldId) return fieldId
    if (!at.includes('/')) break
  }
  return undefined
}
