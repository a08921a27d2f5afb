/** Words in capitals by their letters, so that a script's words need no strings of their own. */
const size = 8192
const table: (string | undefined)[] = new Array(size).fill(undefined)
let filled = 0
/** A script of made-up words fills a part of the table at most. */
const maxFilled = 2048
const maxLength = 40

/**
 * A word in capitals. `hash` is of its capitals: h = 31 h + code.
 * @param isAscii whether all its characters are
 */
export function upperWord(text: string, start: number, end: number, hash: number, isAscii: boolean): string {
  const length = end - start
  if (length > maxLength || !isAscii) return text.slice(start, Math.min(end, start + 128)).toUpperCase()
  let slot = (hash ^ (hash >>> 13)) & (size - 1)
  for (;;) {
    const word = table[slot]
    if (word === undefined) break
    if (word.length === length && isWord(word, text, start)) return word
    slot = (slot + 1) & (size - 1)
  }
  const word = text.slice(start, end).toUpperCase()
  if (filled < maxFilled) {
    filled++
    table[slot] = word
  }
  return word
}

function isWord(word: string, text: string, start: number): boolean {
  for (let at = 0; at < word.length; at++) {
    let code = text.charCodeAt(start + at)
    if (code >= 97 && code <= 122) code -= 32
    if (code !== word.charCodeAt(at)) return false
  }
  return true
}
