import { expect, it } from 'vitest'
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
  'abcdefg 8452',
  'tango tango 8452',
  '8452019376',
])('takes %s', async (password) => {
  expect(await complaint(password)).toBeUndefined()
})

it('costs little more for the longest password than for a short one', async () => {
  const timeOf = async (password: string) => {
    const start = performance.now()
    for (let n = 0; n < 200; n++) await complaint(`${password}${n}`)
    return performance.now() - start
  }
  await timeOf('warming up')
  expect((await timeOf('ab1'.repeat(65))) / (await timeOf('ab1ab1ab'))).toBeLessThan(60)
})
