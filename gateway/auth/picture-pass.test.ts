import { randomBytes, randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import { issuePass, passSeconds, readPass } from './picture-pass.ts'

const secret = randomBytes(32)
const pass = { sub: randomUUID(), sid: randomUUID(), ver: 3, role: 'member' as const }

it('is read back until it expires', () => {
  const text = issuePass(secret, pass, 1000)
  expect(readPass(secret, text, 1000 + passSeconds - 1)).toEqual(pass)
  expect(readPass(secret, text, 1000 + passSeconds)).toBeUndefined()
})

it('is nobody else’s to make or change', () => {
  const text = issuePass(secret, pass)
  expect(readPass(randomBytes(32), text)).toBeUndefined()
  expect(readPass(secret, text.replace('.member.', '.admin.'))).toBeUndefined()
  expect(readPass(secret, text.replace(pass.sub, randomUUID()))).toBeUndefined()
  for (const rubbish of [
    '',
    '.',
    text.slice(1),
    text.slice(0, -1),
    `${text}a`,
    text.replace(/\.\d+\./, '.99999999999.'),
  ]) {
    expect(readPass(secret, rubbish)).toBeUndefined()
  }
})
