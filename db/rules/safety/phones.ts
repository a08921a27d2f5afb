const digitWords: Record<string, string> = {
  ...{ zero: '0', unu: '1', una: '1', doi: '2', doua: '2', trei: '3', patru: '4', cinci: '5' },
  ...{ sase: '6', sapte: '7', opt: '8', noua: '9' },
  ...{ one: '1', two: '2', three: '3', four: '4', five: '5', six: '6', seven: '7', eight: '8', nine: '9' },
}
/** As letters are written for digits. */
const digitLetters: Record<string, string> = { o: '0', l: '1', i: '1' }
/** Signs between the groups of one number at most: `) - `. */
const mostBetween = 4
const longestNumber = 15

const mobile = /^(?:0|40|0040|\+40)7\d{8}$/
const abroad = /^\+[1-9]\d{8,13}$/
/**
 * Of other countries without the sign, of Bucharest and the counties. Accounts and parts of cars have such numbers too, so they count only beside a
 * word that asks for a call.
 */
const withCallWord = /^(?:00[1-9]\d{8,12}|(?:0|40|0040|\+40)[23](?:1\d{7}|[3-6]\d{7}))$/
const callWords = /\b(?:tel|telefon\w{0,6}|suna\w{0,4}|apel\w{0,5}|phone|call|numar\w{0,4}|nr|fix|mobil)\b/

interface Group {
  digits: string
  /** Where it begins and ends in the text. */
  start: number
  end: number
}

/** Whether a number that can be called stands in a plain text, in whatever groups, with words or letters for digits. */
export function holdsPhone(plainText: string): boolean {
  const groups = groupsOf(plainText)
  const asksForCall = callWords.test(plainText)
  const isPhone = (number: string) =>
    mobile.test(number) || abroad.test(number) || (asksForCall && withCallWord.test(number))
  return groups.some((first, at) => {
    const sign = plainText[first.start - 1] === '+' ? '+' : ''
    let number = sign
    let end = first.start
    for (const { digits, start, end: next } of groups.slice(at, at + longestNumber)) {
      if (start - end > mostBetween || /[\p{L}\p{N}]/u.test(plainText.slice(end, start))) break
      number += digits
      if (number.length > longestNumber + sign.length) break
      if (isPhone(number)) return true
      end = next
    }
    return false
  })
}

function groupsOf(plainText: string): Group[] {
  const groups: Group[] = []
  for (const { 0: word, index } of plainText.matchAll(/[\p{L}\p{N}]+/gu)) {
    const digits = digitsOf(word)
    if (digits !== undefined) groups.push({ digits, start: index, end: index + word.length })
  }
  return groups
}

function digitsOf(word: string): string | undefined {
  if (/^\d+$/.test(word)) return word
  if (digitWords[word] !== undefined) return digitWords[word]
  if (word === 'o') return '0'
  if (/^[\doil]+$/.test(word) && /\d/.test(word))
    return word.replace(/[oil]/g, (letter) => digitLetters[letter]!)
  return undefined
}
