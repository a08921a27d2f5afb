import { type ReasonCode, type ReasonValues, reasonCodes } from '../reading/reasons.ts'
import type { ValueFault } from './faults.ts'

/** Control characters but tab and line feed, and the overrides that make text read backwards. */
const forbidden = /[\p{Cc}\u202a-\u202e\u2066-\u2069]/u
const forbiddenInLines = /(?![\t\n])[\p{Cc}\u202a-\u202e\u2066-\u2069]/u
/** What shows nothing by itself: joiners, zero-width spaces, fillers. It may stay, but does not make a title. */
const invisible = /\p{Default_Ignorable_Code_Point}/gu

/**
 * More marks on one letter than any language writes (UAX #15, Stream-Safe Text Format). Putting them in order takes the square of their number.
 */
const stack = /\p{M}{31,}/gu

/** Letters of European languages, digits and signs, none of which changes by NFC, is left out or takes two places; words by single spaces. Most texts are so, and need no more looks. */
const plainLine = /^[\x21-\x7e\u00ae-\u024f]+(?: [\x21-\x7e\u00ae-\u024f]+)*$/
const plainLines = /^[\x21-\x7e\u00ae-\u024f](?:[\n\x20-\x7e\u00ae-\u024f]*[\x21-\x7e\u00ae-\u024f])?$/

export interface TextRule {
  /** In code points that can be seen. */
  min: number
  /** In code points. */
  max: number
  /** Whether line breaks and tabs may stay; else they become spaces. */
  lines: boolean
}

/** Text as it is kept, NFC, trimmed, the spaces of one line collapsed, and what is wrong with it. */
export function checkText(
  text: string,
  { min, max, lines }: TextRule,
): { text: string; faults: ValueFault[] } {
  const faults: ValueFault[] = []
  if (text.length >= min && text.length <= max && (lines ? plainLines : plainLine).test(text))
    return { text, faults }
  const unstacked = text.replace(stack, '')
  if (unstacked.length < text.length)
    faults.push({ code: 'too-many-accents', detail: 'has more than 30 accents on one letter' })
  let normal = unstacked.normalize('NFC').replaceAll('\r\n', '\n').trim()
  if (!lines) normal = normal.replace(/\s+/g, ' ')
  if (!normal.isWellFormed() || (lines ? forbiddenInLines : forbidden).test(normal)) {
    faults.push({ code: 'not-text', detail: 'holds control characters' })
  }
  if (min > 0 && !exceeds(normal.replace(invisible, '').trim(), min - 1)) {
    faults.push(
      min === 1 || normal === ''
        ? { code: 'missing', detail: 'is missing' }
        : { code: 'too-short', detail: `needs at least ${min} characters` },
    )
  }
  if (exceeds(normal, max)) {
    const detail = `has ${lengthOf(normal)} characters; at most ${max} are possible`
    faults.push({ code: 'too-long', detail })
  }
  return { text: normal, faults }
}

/** The code and values of what `checkText` found, as imports tell it. */
export function textReason(
  { code }: ValueFault,
  { min, max }: Pick<TextRule, 'min' | 'max'>,
): [ReasonCode, ReasonValues] {
  const known = reasonCodes.find((one) => one === code)
  return [
    known ?? 'not-text',
    known === 'too-short' ? { min: String(min) } : known === 'too-long' ? { max: String(max) } : {},
  ]
}

/** Whether nothing of a text can be seen. */
export const isBlank = (text: string): boolean => text.replace(invisible, '').trim() === ''

/** Whether a text has more than `most` code points; seldom needs to count them. */
export function exceeds(text: string, most: number): boolean {
  return text.length > 2 * most || (text.length > most && lengthOf(text) > most)
}

/** In code points, as people count better than UTF-16 does. */
function lengthOf(text: string): number {
  let length = 0
  for (const _ of text) length++
  return length
}

/** The beginning of a text that is longer than `max` code points, to the end of a word where one is near, and an ellipsis. */
export function cutText(text: string, max: number): string {
  const characters = [...text]
  if (characters.length <= max) return text
  const start = characters.slice(0, max - 1).join('')
  const word = start.replace(/\s+\S*$/u, '')
  return `${(exceeds(word, max / 2) ? word : start).trimEnd()}…`
}
