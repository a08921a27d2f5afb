import { ZxcvbnFactory } from '@zxcvbn-ts/core'
import { expect, it, vi } from 'vitest'
import { passwordComplaint } from './password-rules.ts'

const owner = { email: 'Ana.Popescu@posta.example', name: 'Ana Popescu-Rusu' }
const complaint = (password: string) => passwordComplaint(password, owner)

it.each([
  ['1234567890', 'neighbouring'],
  ['0987654321', 'neighbouring'],
  ['qwertyuiop', 'neighbouring'],
  ['a-b-c-d-e-f-g-h-i-j', 'neighbouring'],
  ['0123456789a', 'neighbouring'],
  ['xx987654321', 'neighbouring'],
  ['aaaaaaaaaa', 'too few'],
  ['ababababab', 'too few'],
  ['parolaparola', 'repeats'],
  ['Rochie.Rochie12', 'repeats'],
  ['password123', 'tried first'],
  ['Password123!!', 'tried first'],
  ['manchester', 'tried first'],
  ['1q2w3e4r5t6y', 'tried first'],
  ['2024Basketball!', 'tried first'],
  ['PieceOfShit', 'tried first'],
  ['P4r0l42024', 'guessed soon'],
  ['qazwsx2024!', 'tried first'],
  ['abcdefg 8452', 'tried first'],
  ['ana.popescu@posta.example', 'e-mail'],
  ['Ana.Popescu', 'e-mail'],
  ['ANAPOPESCU1987', 'e-mail'],
  ['Popescu-Rusu 1', 'e-mail'],
  ['piata-1234567', 'name of the site'],
  ['piatapiata2026ana', 'e-mail'],
])('refuses %s', async (password, reason) => {
  expect(await complaint(password)).toContain(reason)
})

it.each([
  'o parola destul de lunga',
  'piata mea de legume',
  'Ana are mere roșii',
  'correct horse battery staple',
  'xK7!pq-93vLm',
  'lungă destul',
  'tango tango 8452',
  '8452019376',
])('takes %s', async (password) => {
  expect(await complaint(password)).toBeUndefined()
})

it('tells the strength of the longest password by its first characters, as the whole would take a second', async () => {
  const check = vi.spyOn(ZxcvbnFactory.prototype, 'check')
  const long = Array.from({ length: 100 }, (_, n) => String.fromCharCode(97 + ((n * n) % 26), 33 + (n % 60)))
  await complaint(long.join(''))
  expect(check.mock.calls.map(([password]) => password.length)).toEqual([24])
  check.mockRestore()
})
