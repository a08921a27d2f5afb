/**
 * What no body of the API comes near: members and items of the whole body together, fewer where whoever is not logged in may send it, more where the
 * staff alone does (a category of hundreds of options), and how deep they lie.
 */
export const jsonLimits = { values: 1000, strangersValues: 100, staffValues: 10_000, depth: 16 } as const

const quote = 0x22
const comma = 0x2c
const backslash = 0x5c

/**
 * What is too much in a JSON text, or undefined. One pass over the text that stops at the limit, before anything is built of it;
 * whether it is JSON at all is for the parser to say.
 */
export function excessOf(text: string, mostValues: number = jsonLimits.values): string | undefined {
  let values = 0
  let depth = 0
  for (let at = 0; at < text.length; at++) {
    switch (text.charCodeAt(at)) {
      case quote:
        at = endOfString(text, at + 1)
        break
      case 0x5b: // [
      case 0x7b: // {
        depth++
        values++
        if (depth > jsonLimits.depth) return `is nested deeper than ${jsonLimits.depth} levels`
        break
      case 0x5d: // ]
      case 0x7d: // }
        depth--
        break
      case comma:
        values++
    }
    if (values > mostValues) return `holds more than ${mostValues} fields and items`
  }
  return undefined
}

/** Where the quote is that ends the string which begins at `from`. */
function endOfString(text: string, from: number): number {
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === quote) return at
    if (code === backslash) at++
  }
  return text.length
}

/** Whether a parsed value holds at most `most` members and items; stops counting there. */
export function isSmall(value: unknown, most: number): boolean {
  let left = most
  const fits = (inner: unknown): boolean => {
    if (typeof inner !== 'object' || inner === null) return true
    if (Array.isArray(inner)) {
      left -= inner.length
      return left >= 0 && inner.every(fits)
    }
    for (const name in inner) {
      left--
      if (left < 0 || !fits((inner as Record<string, unknown>)[name])) return false
    }
    return true
  }
  return fits(value)
}
