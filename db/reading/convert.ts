import { type ReasonCode, type ReasonValues, reasonText } from './reasons.ts'

/** What a conversion refuses; the caller adds the field's name. */
export class ConversionError extends Error {
  override name = 'ConversionError'
  readonly code: ReasonCode
  readonly values: ReasonValues

  constructor(code: ReasonCode, values: ReasonValues = {}) {
    super(reasonText(code, values))
    this.code = code
    this.values = values
  }
}

const truths = new Map([
  ...['true', 't', 'yes', 'y', 'da', '1', 'x', 'on'].map((word) => [word, true] as const),
  ...['false', 'f', 'no', 'n', 'nu', '0', 'off'].map((word) => [word, false] as const),
])

export function parseBoolean(text: string): boolean {
  const value = truths.get(text.trim().toLowerCase())
  if (value === undefined) throw new ConversionError('no-yes-or-no')
  return value
}

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' }

/** The text of simple HTML: line breaks kept, tags gone, the common entities decoded. */
export function textOfHtml(html: string): string {
  return html
    .replace(/<(?:br|\/p|\/li|\/div)\b[^<>]*>/gi, '\n')
    .replace(/<[a-z/!][^<>]*>/gi, '')
    .replace(/&(#\d{1,7}|[a-z]{2,8});/gi, (whole, name: string) => {
      if (name.startsWith('#')) {
        const code = Number(name.slice(1))
        return code > 31 && code < 0x110000 && (code < 0xd800 || code > 0xdfff)
          ? String.fromCodePoint(code)
          : ' '
      }
      return entities[name.toLowerCase()] ?? whole
    })
    .replace(/[ \t]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}
