/** Where the links of a mail lead, and how its times are written. */
export interface LetterSite {
  publicUrl: URL
  timeZone: string
  /** Where an answer to the mail goes, if anywhere. */
  replyTo?: string
}

/** A link as both forms of a mail show it. */
interface Link {
  text: string
  url: string
  /** Said beside it, such as a price. */
  note?: string
  /** Address of a small square picture of it; only HTML shows it. */
  image?: string
}

/** What a mail says, once, for both its forms: paragraphs, single links, and lists of links. */
export interface Letter {
  subject: string
  parts: readonly (string | Link | readonly Link[])[]
  /** The address that ends such mails by a POST alone (RFC 8058). */
  unsubscribe?: string
  /** Where an answer goes, if anywhere. */
  replyTo?: string
}

/** The mail without any markup. */
export function textOf({ parts }: Letter): string {
  const line = ({ text, url, note }: Link) => `${text}${note ? ` – ${note}` : ''}\n${url}`
  const paragraphs = parts.map((part) => {
    if (typeof part === 'string') return part
    return isList(part) ? part.map((link) => `- ${line(link)}`).join('\n') : line(part)
  })
  return `${paragraphs.join('\n\n')}\n`
}

/** The mail as HTML that every reader of mail can show: no style sheets, and only pictures of what it is about. */
export function htmlOf({ subject, parts }: Letter, locale: string): string {
  const picture = ({ image }: Link) =>
    image ? `<img src="${escaped(image)}" alt="" width="96" height="96"><br>` : ''
  const link = (one: Link) =>
    `<a href="${escaped(one.url)}">${picture(one)}${escaped(one.text)}</a>${one.note ? ` – ${escaped(one.note)}` : ''}`
  const blocks = parts.map((part) => {
    if (typeof part === 'string') return `<p>${escaped(part)}</p>`
    if (!isList(part)) return `<p>${link(part)}</p>`
    return `<ul>${part.map((one) => `<li>${link(one)}</li>`).join('')}</ul>`
  })
  return `<!doctype html><html lang="${locale}"><head><meta charset="utf-8"><title>${escaped(subject)}</title></head><body>${blocks.join('\n')}</body></html>`
}

const isList = (part: Link | readonly Link[]): part is readonly Link[] => Array.isArray(part)

const escapes: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}
const escaped = (text: string) => text.replace(/[&<>"']/g, (sign) => escapes[sign]!)
