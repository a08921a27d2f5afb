import { hash, randomInt } from 'node:crypto'
import { crc32 } from 'node:zlib'

const prefix = 'piata_'
const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
/** 178 bits. */
const randomLength = 30
const checksumLength = 6
/** Characters of a key's text that its owner is shown afterwards. */
const startLength = prefix.length + 4
const pattern = new RegExp(`^${prefix}[0-9A-Za-z]{${randomLength + checksumLength}}$`)

/** A new key's text, what is kept of it, and how it begins. */
export function newApiKey(): { text: string; hash: string; start: string } {
  const random = Array.from({ length: randomLength }, () => alphabet[randomInt(alphabet.length)]).join('')
  const text = prefix + random + checksumOf(random)
  return { text, hash: hashOfKey(text), start: text.slice(0, startLength) }
}

/**
 * Whether a text can be a key: prefix, random part, and its checksum in base 62 with leading zeros, as GitHub's tokens have it
 * (https://github.blog/engineering/behind-githubs-new-authentication-token-formats/). Scanners of secrets know one by that, and what was
 * mistyped or made up costs no look into the database.
 */
export function isApiKeyText(text: string): boolean {
  if (!pattern.test(text)) return false
  const end = prefix.length + randomLength
  return checksumOf(text.slice(prefix.length, end)) === text.slice(end)
}

/** Whether an Authorization header shows a key rather than an access token, which never begins like this. */
export const showsApiKey = (authorization: string): boolean => /^Bearer piata_/i.test(authorization)

/** SHA-256 is enough: a key has more bits than anybody can try. */
export const hashOfKey = (text: string): string => hash('sha256', text, 'hex')

function checksumOf(random: string): string {
  let rest = crc32(random)
  let digits = ''
  for (let place = 0; place < checksumLength; place++) {
    digits = alphabet[rest % alphabet.length] + digits
    rest = Math.floor(rest / alphabet.length)
  }
  return digits
}
