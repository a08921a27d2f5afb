import { accountRules, checkText } from '@piata/db'
import Type from 'typebox'
import { Problem } from '../problems/problem.ts'
import { oneATurn } from './one-a-turn.ts'
import { type Owner, passwordComplaint } from './password-rules.ts'
import { passwordLength } from './passwords.ts'

export const Email = Type.String({ format: 'email', maxLength: 254 })
export const NewPassword = Type.String({ minLength: passwordLength.min, maxLength: passwordLength.max })
/** Log-in takes any length that a password could ever have had. */
export const AnyPassword = Type.String({ minLength: 1, maxLength: passwordLength.max })
export const Name = Type.String({ minLength: accountRules.name.min, maxLength: accountRules.name.max })
export const Phone = Type.String({
  pattern: '^\\+?[0-9 ().-]{5,30}$',
  description: 'Digits, spaces and + ( ) . -; without a country it is Romanian. It is kept as E.164',
})

/** @throws Problem invalid-request */
export function normalizeName(name: string): string {
  const { text, faults } = checkText(name, accountRules.name)
  const errors = faults.map((fault) => ({ pointer: '/name', ...fault }))
  if (errors.length > 0) throw new Problem('invalid-request', `/name ${errors[0]!.detail}`, { errors })
  return text
}

/** @throws Problem invalid-request that says why the password would be guessed */
export async function refuseWeakPassword(password: string, owner: Owner): Promise<void> {
  await oneATurn()
  const detail = await passwordComplaint(password, owner)
  if (detail === undefined) return
  throw new Problem('invalid-request', `/password ${detail}`, { errors: [{ pointer: '/password', detail }] })
}
