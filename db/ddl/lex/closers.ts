/**
 * What closes a quote or a comment. Each answers where the text ends that began at `at`, or -1 where nothing closes it, after looking at
 * what lies between only once.
 */
const quoteOrEscape = { "'": /['\\]/g, '"': /["\\]/g }
const commentMark = /\/\*|\*\//g

/** A doubled close stands for itself. */
export function closeOfQuote(text: string, at: number, close: string): number {
  for (let from = at + 1; ; ) {
    const found = text.indexOf(close, from)
    if (found < 0) return -1
    if (text[found + 1] !== close) return found + 1
    from = found + 2
  }
}

/** As above, where a backslash takes the meaning from what follows it. */
export function closeOfEscaped(text: string, at: number, close: "'" | '"'): number {
  const signs = quoteOrEscape[close]
  for (let from = at + 1; ; ) {
    signs.lastIndex = from
    const found = signs.exec(text)?.index
    if (found === undefined) return -1
    if (text[found] !== '\\' && text[found + 1] !== close) return found + 1
    from = found + 2
  }
}

/** Comments stand within comments in some dialects. */
export function closeOfComment(text: string, at: number, isNested: boolean): number {
  const first = text.indexOf('*/', at + 2)
  if (first < 0) return -1
  if (!isNested || !text.slice(at + 2, first).includes('/*')) return first + 2
  commentMark.lastIndex = at + 2
  for (let depth = 1; ; ) {
    const mark = commentMark.exec(text)
    if (mark === null) return -1
    depth += mark[0] === '/*' ? 1 : -1
    if (depth === 0) return mark.index + 2
  }
}

export function closeOfDollar(text: string, at: number, tag: string): number {
  const found = text.indexOf(tag, at + tag.length)
  return found < 0 ? -1 : found + tag.length
}
