import { createHmac, randomInt } from 'node:crypto'
import type { Id } from '@piata/db'

/** Without what looks alike in print: I, L, O, U, 0, 1. */
const alphabet = '23456789ABCDEFGHJKMNPQRSTVWXYZ'
const length = 16
const group = 4
export const recoveryCodeCount = 10

/** New codes of 78 bits, as they are shown: `ABCD-2345-EFGH-6789`. */
export const newRecoveryCodes = (): string[] =>
  Array.from({ length: recoveryCodeCount }, () =>
    Array.from({ length }, () => alphabet[randomInt(alphabet.length)])
      .join('')
      .replace(new RegExp(`.{${group}}(?=.)`, 'g'), '$&-'),
  )

/** A code as somebody types it, without blanks and dashes, in capitals. */
export const plainCode = (typed: string): string => typed.replace(/[\s-]/g, '').toUpperCase()

/** What the database keeps of a code; without the secret it cannot be tried out. @param code as `plainCode` makes it */
export const hashRecoveryCode = (secret: Buffer, userId: Id, code: string): string =>
  createHmac('sha256', secret).update(`${userId} ${code}`).digest('base64url')
