import type { Problem } from '../client/types.ts'

export interface FieldError {
  fieldId: string
  message: string
}

/** What a form shows after a refusal: errors beside their fields, and `general` for what belongs to none of them. */
export interface FormErrors {
  fields: FieldError[]
  general?: string
}

/**
 * Turns a problem into a form's errors. `fieldIds` maps the pointers of the API (`/email`, `/attributes/km`) to ids of fields;
 * a pointer deeper than a known one belongs to it (`/price/amount` to `/price`).
 */
export function problemErrors(
  problem: Problem | undefined,
  fieldIds: Record<string, string>,
  otherwise: string,
): FormErrors {
  const fields: FieldError[] = []
  const general: string[] = []
  for (const { pointer, detail } of problem?.errors ?? []) {
    const fieldId = fieldOf(pointer, fieldIds)
    if (!fieldId) general.push(detail)
    else if (!fields.some((field) => field.fieldId === fieldId)) fields.push({ fieldId, message: detail })
  }
  if (fields.length === 0 && general.length === 0)
    general.push(problem?.detail ?? problem?.title ?? otherwise)
  return general.length > 0 ? { fields, general: general.join(' ') } : { fields }
}

function fieldOf(pointer: string, fieldIds: Record<string, string>): string | undefined {
  for (let at = pointer; at !== ''; at = at.slice(0, at.lastIndexOf('/'))) {
    const fieldId = fieldIds[at]
    if (fieldId) return fieldId
    if (!at.includes('/')) break
  }
  return undefined
}
