export const longestTitle = 200
/** The most listings that a mail names. */
export const mostNamed = 10

/** A text that is fit for `line`: what breaks lines becomes a blank, and what is too long is cut. */
export function asLine(text: string): string {
  const whole = text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim()
  return [...whole].slice(0, longestTitle).join('') || '–'
}
