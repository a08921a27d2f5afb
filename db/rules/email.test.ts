import { expect, test } from 'vitest'
import { emailKey, properEmail } from './email.ts'

test.each([
  [' Ana.Pop@Exemplu.RO\n', 'Ana.Pop@exemplu.ro'],
  ['ana+piata@sub.exemplu.ro', 'ana+piata@sub.exemplu.ro'],
  ['ana@țară.ro', 'ana@xn--ar-kla13i.ro'],
  ['ana@EXÄMPLE.de', 'ana@xn--exmple-cua.de'],
  ['ana@exa\u0308mple.de', 'ana@xn--exmple-cua.de'],
] as const)('%j is kept as %j', (text, proper) => {
  expect(properEmail(text)).toBe(proper)
  expect(properEmail(proper)).toBe(proper)
})

test.each([
  'ana',
  '@exemplu.ro',
  'ana@',
  'ana@ro',
  'ana@exemplu.ro.',
  'ana@1.2.3.4',
  'ana@127.1',
  'ana@[::1]',
  'ana@exemplu..ro',
  'ana@-exemplu.ro',
  'ana@exemplu.ro/x',
  'ana@exemplu.ro?x',
  'ana@%65xemplu.ro',
  'ana@exemplu.ro:25',
  'ana.@exemplu.ro',
  'ana maria@exemplu.ro',
  'ana\r\nBcc: b@exemplu.ro',
  'ana@b@exemplu.ro',
  'Ana <ana@exemplu.ro>',
  'ana@exemplu.ro,b@exemplu.ro',
  `${'a'.repeat(65)}@exemplu.ro`,
  `ana@${'a.'.repeat(130)}ro`,
])('%j is no address', (text) => {
  expect(properEmail(text)).toBeUndefined()
})

test('accounts are told apart by addresses without case, in whatever way these are written', () => {
  const keys = ['Ana@Exämple.DE', ' ana@exa\u0308mple.de', 'ANA@xn--exmple-cua.de'].map(emailKey)
  expect(new Set(keys)).toEqual(new Set(['ana@xn--exmple-cua.de']))
  expect(emailKey('ana.pop@exemplu.ro')).not.toBe(emailKey('anapop@exemplu.ro'))
})
