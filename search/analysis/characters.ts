import { SPELLING_MARK } from './types.ts'

/** What a UTF-16 unit is to the tokeniser. */
export const separator = 0
export const lowerAscii = 1
export const upperAscii = 2
export const digit = 3
/** A letter or number outside ASCII, half a surrogate pair of one, or a sign that folds to letters. */
export const otherLetter = 4
/** Combining marks and invisible format characters: part of a word, dropped by folding. */
export const mark = 5
/** Scripts written without spaces: every character is a word. */
export const ideograph = 6
/** Half of a surrogate pair, or not looked at yet. */
const halfOrUnknown = 7

const classes = new Uint8Array(65_536).fill(halfOrUnknown)

/** Class of a unit that is no surrogate. */
function classify(unit: number): number {
  if (unit >= 97 && unit <= 122) return lowerAscii
  if (unit >= 65 && unit <= 90) return upperAscii
  if (unit >= 48 && unit <= 57) return digit
  if (unit < 128) return separator
  const character = String.fromCharCode(unit)
  if (/[\p{M}\p{Cf}]/u.test(character)) return mark
  if (/[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]/u.test(character) && /\p{L}/u.test(character))
    return ideograph
  return /[\p{L}\p{N}]/u.test(character) ? otherLetter : separator
}

/** Class of the UTF-16 unit at `index`; a surrogate pair of a letter counts as `otherLetter` in both halves. */
export function classAt(units: Uint16Array, index: number): number {
  const unit = units[index]!
  const found = classes[unit]!
  return found >= halfOrUnknown ? unusualClass(units, index, unit) : found
}

function unusualClass(units: Uint16Array, index: number, unit: number): number {
  if (unit >= 0xd800 && unit <= 0xdfff) return classOfPair(units, unit < 0xdc00 ? index : index - 1)
  const found = classify(unit)
  classes[unit] = found
  return found
}

function classOfPair(units: Uint16Array, first: number): number {
  const high = first < 0 ? 0 : units[first]!
  const low = units[first + 1]!
  if (high < 0xd800 || high > 0xdbff || low < 0xdc00 || low > 0xdfff) return separator
  return /[\p{L}\p{N}]/u.test(String.fromCharCode(high, low)) ? otherLetter : separator
}

/** Letters that Unicode does not decompose. */
const undecomposed: Record<string, string> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ł: 'l',
  ħ: 'h',
  ı: 'i',
  ŋ: 'n',
  ŧ: 't',
}

const foldCache = new Map<string, string>()
const maxCachedFolds = 50_000

/**
 * Term of a word with letters outside ASCII: case, width and diacritics folded; when diacritics were dropped, followed by the
 * mark and the written form (lower case, NFC, Romanian ş and ţ with the comma). Empty when nothing of the word is a letter.
 */
export function foldWord(raw: string): string {
  const cached = foldCache.get(raw)
  if (cached !== undefined) return cached
  const written = raw
    .slice(0, 256)
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFC')
    .replaceAll('ş', 'ș')
    .replaceAll('ţ', 'ț')
    .replace(/[^\p{L}\p{N}\p{M}]/gu, '')
  const folded = written
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[ßæœøđðþłħıŋŧ]/g, (letter) => undecomposed[letter]!)
    .normalize('NFC')
  const kept = folded.slice(0, 64).toWellFormed()
  const term =
    kept === written || kept === '' ? kept : `${kept}${SPELLING_MARK}${written.slice(0, 64).toWellFormed()}`
  if (foldCache.size >= maxCachedFolds) foldCache.clear()
  foldCache.set(raw, term)
  return term
}

/** The folded form within a term. */
export function foldedOf(term: string): string {
  const at = term.indexOf(SPELLING_MARK)
  return at < 0 ? term : term.slice(0, at)
}

/** The written form within a term: what to show a person. */
export function writtenOf(term: string): string {
  return term.slice(term.indexOf(SPELLING_MARK) + 1)
}
