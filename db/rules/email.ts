import { domainToASCII } from 'node:url'

/** RFC 5321, 4.5.3.1. */
const longest = { local: 64, address: 254 }
const local = /^[\w!#$%&'*+/=?^`{|}~-]+(?:\.[\w!#$%&'*+/=?^`{|}~-]+)*$/
/** Labels of letters, digits and inner dashes; the last one is no number, which would make it an IP address. */
const domain = /^(?:[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?\.)+(?!\d+$)[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?$/

/**
 * An e-mail address in the form in which it is kept and written to: without spaces around, in NFC, its domain in lower case and ASCII
 * (IDNA). Undefined for what is no address.
 */
export function properEmail(text: string): string | undefined {
  const trimmed = text.trim().normalize('NFC')
  const at = trimmed.lastIndexOf('@')
  const name = trimmed.slice(0, at)
  if (at < 1 || name.length > longest.local || !local.test(name)) return undefined
  const said = trimmed.slice(at + 1)
  // domainToASCII reads a host as URLs have it: up to a slash, and with what is escaped.
  if (/[^\p{L}\p{M}\p{N}.\u3002-]/u.test(said)) return undefined
  const host = domainToASCII(said)
  const address = `${name}@${host}`
  return domain.test(host) && address.length <= longest.address ? address : undefined
}

/** By which accounts are told apart, throttled and looked up: two addresses of one key are one. */
export function emailKey(email: string): string {
  return (properEmail(email) ?? email.trim().normalize('NFC')).toLowerCase()
}
