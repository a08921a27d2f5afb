import { randomBytes } from 'node:crypto'
import { expect, it } from 'vitest'
import { challengeSeconds, issueChallenge, readChallenge } from './challenge.ts'

const secret = randomBytes(32)
const user = { id: '01890000-0000-7000-8000-000000000000', tokenVersion: 3 }

it('is read by whoever has the secret, for five minutes', () => {
  const text = issueChallenge(secret, user, 1000)
  expect(readChallenge(secret, text, 1000)).toEqual(user)
  expect(readChallenge(secret, text, 1000 + challengeSeconds - 1)).toEqual(user)
  expect(readChallenge(secret, text, 1000 + challengeSeconds)).toBeUndefined()
  expect(readChallenge(randomBytes(32), text, 1000)).toBeUndefined()
})

it('is void with another account, version or time', () => {
  const text = issueChallenge(secret, user, 1000)
  const [id, version, until, mac] = text.split('.') as [string, string, string, string]
  const forged = [
    [id.replace('0189', '0188'), version, until, mac],
    [id, '4', until, mac],
    [id, version, '99999', mac],
    [id, version, until, mac.replace(/^./, (first) => (first === 'A' ? 'B' : 'A'))],
  ]
  for (const parts of forged) expect(readChallenge(secret, parts.join('.'), 1000)).toBeUndefined()
  expect(readChallenge(secret, '', 1000)).toBeUndefined()
})
