import { expect, test } from 'vitest'
import { typedAddress, typedText } from './typed-text.ts'

test('what copying brings along unseen goes, all that can be seen stays', () => {
  expect(typedText(' \u202aCanapea\u202c\u0000 extensibilă ')).toBe('Canapea extensibilă')
  expect(typedText('\u2066un rând\u2069\r\n\tși altul')).toBe('un rând\r\n\tși altul')
  // Joiners make one picture of several, and some languages write with them.
  expect(typedText('👨‍👩‍👧 می‌خواهم')).toBe('👨‍👩‍👧 می‌خواهم')
})

test('telephone numbers and e-mail addresses are taken as other programs show them', () => {
  expect(typedAddress('\u202a+40\u00a0722\u00a0123\u00a0456\u202c')).toBe('+40 722 123 456')
  expect(typedAddress('\u200eana@exemplu.ro\ufeff')).toBe('ana@exemplu.ro')
})
