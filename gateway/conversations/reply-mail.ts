import PostalMime, { type Address } from 'postal-mime'
import { Problem } from '../problems/problem.ts'
import { replyText } from './reply-text.ts'

/** An answer to a mail of ours, as its mail server brings it. */
interface ReplyMail {
  /** The address that says whom it is from. */
  from: string
  /** Those that it was sent to, as the server and its writer say. */
  to: string[]
  /** By which a second copy is known; of the bytes' own digest where the mail names none. */
  messageId: string | undefined
  /** A machine wrote it, such as one that says when its owner is back (RFC 3834). */
  isAutomatic: boolean
  text: string
}

/** Mails may hold others. */
const deepest = 10

/** @throws Problem invalid-request for bytes that are no mail */
export async function readReplyMail(bytes: Buffer): Promise<ReplyMail> {
  const mail = await PostalMime.parse(bytes, {
    maxNestingDepth: deepest,
    maxHeadersSize: 256_000,
    forceRfc822Attachments: true,
  }).catch(() => undefined)
  const headerOf = (name: string) => mail?.headers.find(({ key }) => key === name)?.value ?? ''
  const [from] = addressesOf(mail?.from === undefined ? [] : [mail.from])
  if (mail === undefined || from === undefined)
    throw new Problem('invalid-request', 'The body is no mail.', {
      errors: [{ pointer: '', detail: 'must be a mail (RFC 5322) with a From' }],
    })
  const delivered = mail.headers
    .filter(({ key }) => ['delivered-to', 'x-original-to', 'envelope-to'].includes(key))
    .map(({ value }) => value.replace(/^<|>$/g, '').trim())
  return {
    from,
    to: [...delivered, ...addressesOf(mail.to ?? []), ...addressesOf(mail.cc ?? [])],
    messageId: mail.messageId,
    isAutomatic:
      !/^(?:no\b.*)?$/i.test(headerOf('auto-submitted').trim()) ||
      /^(?:bulk|junk|list|auto_reply)$/i.test(headerOf('precedence').trim()) ||
      /^(?:mailer-daemon|postmaster|no-?reply)@/i.test(from),
    text: replyText(mail.text ?? textOfHtml(mail.html ?? '')),
  }
}

const addressesOf = (addresses: readonly Address[]): string[] =>
  addresses
    .flatMap((one) => one.group?.map(({ address }) => address) ?? [one.address ?? ''])
    .filter((address) => address !== '')

/** The words of a mail that came as HTML alone, without what it quotes. */
function textOfHtml(html: string): string {
  return decoded(
    html
      .slice(0, 200_000)
      .replace(/<(style|script|head|title)\b[^>]*>[\s\S]*?(?:<\/\1\s*>|$)/gi, '')
      .replace(/<(?:blockquote\b|div\b[^>]*\bclass="[^"]*\bgmail_quote)[\s\S]*$/i, '')
      .replace(/\s+/g, ' ')
      .replace(/<(?:br|\/p|\/div|\/li|\/tr|\/h\d)\b[^>]*>\s?/gi, '\n')
      .replace(/<[^>]*>/g, ''),
  )
}

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' }

const decoded = (text: string): string =>
  text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w{2,6}));/gi, (all, decimal, hex, name) => {
    if (name !== undefined) return entities[name.toLowerCase()] ?? all
    const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal)
    return code > 0 && code < 0x110000 && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : ''
  })
