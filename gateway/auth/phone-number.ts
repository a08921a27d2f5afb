import { type CountryCode, isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/max'
import { invalid } from '../problems/problem.ts'

/** Those that cost the caller more than a call. */
const dear = new Set(['PREMIUM_RATE', 'SHARED_COST', 'PAGER', 'UAN', 'VOICEMAIL'])

/** @param home the site's country, of which numbers are that have none themselves */
const parsed = (text: string, home: string) =>
  parsePhoneNumberFromString(text, isSupportedCountry(home) ? (home as CountryCode) : undefined)

/**
 * A number as it is kept, in the form of E.164.
 * @param home the site's country
 * @throws Problem invalid-request for what cannot be called, has an extension, or costs extra
 */
export function properPhone(text: string, home: string): string {
  const number = parsed(text, home)
  if (!number?.isValid() || number.ext !== undefined)
    throw invalid('/phone', 'is no telephone number; write it with its country, as +40 … , or as at home')
  if (dear.has(number.getType() ?? ''))
    throw invalid('/phone', 'costs its callers extra; give an ordinary one')
  return number.number
}

/** A kept number and how people write it; undefined for one of before that cannot be called. */
export function shownPhone(kept: string, home: string): { phone: string; text: string } | undefined {
  const number = parsed(kept, home)
  if (!number?.isValid()) return undefined
  const text = number.country === home ? number.formatNational() : number.formatInternational()
  return { phone: number.number, text }
}
