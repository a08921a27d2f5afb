import { numberWordsAt } from './number-words.ts'

/** Signs between the groups of one number at most: `) - `. */
const mostBetween = 4
const longestNumber = 15

const mobile = /^(?:0|40|0040|\+40)7\d{8}$/
const abroad = /^\+[1-9]\d{8,13}$/
/** Of Bucharest, and of the counties where the code stands apart, as people write it. */
const fixedLine = /^0[23]1\d{7}$/
const countyCode = /^0[23][3-6]\d$/
const countyLine = /^0[23][3-6]\d{7}$/
/** Numbers of parts begin like those of counties. */
const partWords = /\b(?:cod\w{0,3}|piesa|piese|serie|seria|oem|bosch|part)\b/
/**
 * Of other countries without the sign, of Bucharest and the counties. Accounts and parts of cars have such numbers too, so they count only beside a
 * word that asks for a call.
 */
const withCallWord = /^(?:00[1-9]\d{8,12}|(?:0|40|0040|\+40)[23](?:1\d{7}|[3-6]\d{7}))$/
const callWords = /\b(?:tel|telefon\w{0,6}|suna\w{0,4}|apel\w{0,5}|phone|call|numar\w{0,4}|nr|fix|mobil)\b/

/** A mobile number without the zero, as some say it: only where it is called somebody’s, and said or written in threes. */
const bareMobile = /^7\d{8}$/
const ownNumber =
  /\b(?:numarul (?:meu|este|e)|nr meu|my (?:number|phone|mobile)|number is|suna\w{0,4}|telefon\w{0,6} (?:meu|este|e)|call me)\b/

interface Group {
  digits: string
  /** Whether it stands there in words. */
  isSaid: boolean
  /** Where it begins and ends in the text. */
  start: number
  end: number
}

/** Whether a number that can be called stands in a plain text, in whatever groups, with words or letters for digits. */
export function holdsPhone(plainText: string): boolean {
  return holdsPhoneIn(plainText, false) || (/zeci [a-z]/.test(plainText) && holdsPhoneIn(plainText, true))
}

function holdsPhoneIn(plainText: string, isApart: boolean): boolean {
  const groups = groupsOf(plainText, isApart)
  const isOwn = ownNumber.test(plainText)
  const asksForCall = callWords.test(plainText)
  const isOfParts = partWords.test(plainText)
  const isFixed = (number: string, begin: string) =>
    (begin.length > 2 && fixedLine.test(number)) || (countyCode.test(begin) && countyLine.test(number))
  const isPhone = (number: string, begin: string) =>
    mobile.test(number) ||
    abroad.test(number) ||
    (asksForCall && withCallWord.test(number)) ||
    (!isOfParts && isFixed(number, begin))
  return groups.some((first, at) => {
    const before = plainText.slice(Math.max(0, first.start - 6), first.start)
    const sign = before.endsWith('+') || (first.isSaid && /\bplus $/.test(before)) ? '+' : ''
    let number = sign
    let end = first.start
    let isInThrees = true
    for (const { digits, isSaid, start, end: next } of groups.slice(at, at + longestNumber)) {
      if (start - end > mostBetween || /[\p{L}\p{N}]/u.test(plainText.slice(end, start))) break
      number += digits
      if (number.length > longestNumber + sign.length) break
      isInThrees &&= isSaid || digits.length % 3 === 0
      if (isPhone(number, first.digits) || (isOwn && isInThrees && bareMobile.test(number))) return true
      end = next
    }
    return false
  })
}

function groupsOf(plainText: string, isApart: boolean): Group[] {
  const groups: Group[] = []
  const words = [...plainText.matchAll(/[\p{L}\p{N}]+/gu)].map(({ 0: word, index }) => ({ word, index }))
  for (let at = 0; at < words.length; at++) {
    const found = numberWordsAt(words, at, isApart)
    if (found === undefined) continue
    const last = words[at + found.count - 1]!
    groups.push({
      digits: found.digits,
      isSaid: !/\d/.test(words[at]!.word),
      start: words[at]!.index,
      end: last.index + last.word.length,
    })
    at += found.count - 1
  }
  return groups
}
