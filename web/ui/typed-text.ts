/**
 * What somebody typed or pasted, trimmed and without what copying brings along and nobody sees: control characters and the marks that
 * turn the direction of writing. The API refuses these, and a form could not show where they are.
 */
export function typedText(text: string): string {
  return text.replace(/(?![\t\n\r])[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, '').trim()
}

/** The same for an e-mail address or a telephone number, which hold nothing invisible and no spaces but plain ones. */
export function typedAddress(text: string): string {
  return typedText(text.replace(/\p{Cf}/gu, '').replace(/\s/g, ' '))
}
