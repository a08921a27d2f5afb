import { createHmac, timingSafeEqual } from 'node:crypto'

/** Of a conversation, whose answers a mailbox takes for one of its two sides. */
interface ReplyTo {
  conversationId: string
  side: 'buyer' | 'seller'
}

/** RFC 4648's base32 in lower case: mail servers may change the case of what stands before the @. */
const alphabet = 'abcdefghijklmnopqrstuvwxyz234567'
const signatureBytes = 12

/**
 * The address of a conversation's side: the site's mailbox with a detail (RFC 5233) that names the conversation, so that a Reply-To shows nobody's own address.
 * What stands before the @ has 64 characters at most (RFC 5321), of which the detail takes 47.
 * @param mailbox such as answers@piata.example
 */
export function replyAddress(mailbox: string, { conversationId, side }: ReplyTo, secret: Buffer): string {
  const id = Buffer.from(conversationId.replaceAll('-', ''), 'hex')
  const [local, domain] = mailbox.split('@')
  return `${local}+${side.charAt(0)}${base32(Buffer.concat([id, sign(id, side, secret)]))}@${domain}`
}

/** Undefined for an address that `replyAddress` did not make with `mailbox` and `secret`; in any case. */
export function readReplyAddress(address: string, mailbox: string, secret: Buffer): ReplyTo | undefined {
  const [local, domain] = mailbox.toLowerCase().split('@')
  const [, name, letter, detail, host] =
    /^([^@]+)\+([bs])([a-z2-7]{45})@([^@]+)$/.exec(address.toLowerCase()) ?? []
  if (detail === undefined || name !== local || host !== domain) return undefined
  const bytes = bytesOf(detail)
  const id = bytes.subarray(0, 16)
  const side = letter === 'b' ? 'buyer' : 'seller'
  if (!timingSafeEqual(bytes.subarray(16), sign(id, side, secret))) return undefined
  const conversationId = id.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
  return { conversationId, side }
}

const sign = (id: Buffer, side: string, secret: Buffer): Buffer =>
  createHmac('sha256', secret).update(`reply ${side}`).update(id).digest().subarray(0, signatureBytes)

function base32(bytes: Buffer): string {
  const number = BigInt(`0x${bytes.toString('hex')}`)
  const length = Math.ceil((bytes.length * 8) / 5)
  return Array.from(
    { length },
    (_, at) => alphabet[Number((number >> BigInt(5 * (length - 1 - at))) & 31n)],
  ).join('')
}

/** Of the 45 letters of 28 bytes; the first one's highest bit says nothing. */
function bytesOf(text: string): Buffer {
  let number = 0n
  for (const letter of text) number = (number << 5n) | BigInt(alphabet.indexOf(letter))
  const length = 16 + signatureBytes
  return Buffer.from(
    (number & ((1n << BigInt(8 * length)) - 1n)).toString(16).padStart(2 * length, '0'),
    'hex',
  )
}
