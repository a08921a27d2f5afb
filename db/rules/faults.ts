/** Why a value is not taken, for programs to act on. */
export const faultCodes = [
  'missing',
  'too-short',
  'too-long',
  'not-text',
  'too-many-accents',
  'wrong-type',
  'too-small',
  'too-large',
  'not-an-option',
  'unknown',
  'not-applicable',
  'not-a-leaf',
] as const
type FaultCode = (typeof faultCodes)[number]

/** What is wrong with a value, in words that follow its name. */
export interface ValueFault {
  code: FaultCode
  detail: string
}

/** What is wrong with a field of a listing. */
export interface Fault extends ValueFault {
  /** JSON pointer into the listing as it is written: `/title`, `/attributes/km`. */
  pointer: string
}

/** JSON pointer of an attribute (RFC 6901). */
export function attributePointer(name: string): string {
  return `/attributes/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`
}
