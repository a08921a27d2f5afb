import type { FieldError } from '../problems/problem.ts'

/** Control characters but tab and line feed, and the overrides that make text read backwards. */
const forbidden = /[\p{Cc}\u202a-\u202e\u2066-\u2069]/u
const forbiddenInLines = /(?![\t\n])[\p{Cc}\u202a-\u202e\u2066-\u2069]/u
/** What shows nothing by itself: joiners, zero-width spaces, fillers. It may stay, but does not make a title. */
const invisible = /\p{Default_Ignorable_Code_Point}/gu

export interface TextRule {
  pointer: string
  /** In code points that can be seen. */
  min: number
  /** In code points. */
  max: number
  /** Whether line breaks and tabs may stay. */
  lines: boolean
}

/** Text as it is kept: NFC, trimmed, spaces of one line collapsed. Complaints go to `errors`. */
export function normalizeText(text: string, rule: TextRule, errors: FieldError[]): string {
  const { pointer, min, max, lines } = rule
  let normal = text.normalize('NFC').replaceAll('\r\n', '\n').trim()
  if (!lines) normal = normal.replace(/[^\S\n]+/g, ' ')
  if (!normal.isWellFormed() || (lines ? forbiddenInLines : forbidden).test(normal)) {
    errors.push({ pointer, detail: 'holds control characters' })
  }
  const length = lengthOf(normal)
  if (lengthOf(normal.replace(invisible, '').trim()) < min)
    errors.push({ pointer, detail: min === 1 ? 'is missing' : `needs at least ${min} characters` })
  if (length > max) errors.push({ pointer, detail: `has ${length} characters; at most ${max} are possible` })
  return normal
}

/** In code points, as people count better than UTF-16 does. */
function lengthOf(text: string): number {
  let length = 0
  for (const _ of text) length++
  return length
}
