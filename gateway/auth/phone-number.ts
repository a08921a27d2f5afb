import { parsePhoneNumberFromString } from 'libphonenumber-js/max'
import { invalid } from '../problems/problem.ts'

/** Numbers without a country are of this one. */
const home = 'RO'
/** Those that cost the caller more than a call. */
const dear = new Set(['PREMIUM_RATE', 'SHARED_COST', 'PAGER', 'UAN', 'VOICEMAIL'])

/**
 * A number as it is kept, in the form of E.164.
 * @throws Problem invalid-request for what cannot be called, has an extension, or costs extra
 */
export function properPhone(text: string): string {
  const number = parsePhoneNumberFromString(text, home)
  if (!number?.isValid() || number.ext !== undefined)
    throw invalid('/phone', 'is no telephone number; write it with its country, as +40 … , or as in Romania')
  if (dear.has(number.getType() ?? ''))
    throw invalid('/phone', 'costs its callers extra; give an ordinary one')
  return number.number
}

/** A kept number and how people write it; undefined for one of before that cannot be called. */
export function shownPhone(kept: string): { phone: string; text: string } | undefined {
  const number = parsePhoneNumberFromString(kept, home)
  if (!number?.isValid()) return undefined
  const text = number.country === home ? number.formatNational() : number.formatInternational()
  return { phone: number.number, text }
}
